#pragma once

#include "db/acts.hpp"
#include "db/bank_orders.hpp"
#include "db/banks.hpp"
#include "db/documents.hpp"
#include "db/officials.hpp"
#include "db/units.hpp"
#include "gateway/services.hpp"
#include "templates/bank_order.hpp"

#include <string>
#include <string_view>

namespace buzon::app {

// Everything about one order to one bank, read in one transaction.
struct BankFile {
    db::BankOrder order;
    db::Act act;
    db::Unit unit;
    db::Official official;  // who signed the act and signs its messages
    db::Bank bank;
    templates::BankOrderFields fields;
    std::vector<db::BankAct> acts;

    // std::logic_error when there is no such act.
    [[nodiscard]] const db::BankAct& bank_act(int act_no) const;
};

// nullopt: no order with this identifier. Locks the order and its group.
[[nodiscard]] std::optional<BankFile> lock_bank_file(db::Transaction& tx,
                                                     std::string_view order_uuid);
[[nodiscard]] std::optional<BankFile> lock_bank_file(db::Transaction& tx, BankOrderId order);

}  // namespace buzon::app
