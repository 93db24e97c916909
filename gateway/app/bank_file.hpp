#pragma once

#include "db/acts.hpp"
#include "db/bank_orders.hpp"
#include "db/banks.hpp"
#include "db/documents.hpp"
#include "db/officials.hpp"
#include "db/units.hpp"
#include "gateway/services.hpp"
#include "templates/bank_order.hpp"

#include <map>
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
    std::map<int, db::Act> release_documents;  // by number, of the releases that have one

    // std::logic_error when there is no such act.
    [[nodiscard]] const db::BankAct& bank_act(int act_no) const;
    // What is printed, approved and sent beside the message: of a freeze the act itself; of a
    // release its own, or the order's when it has none.
    [[nodiscard]] const db::Act& document_of(const db::BankAct& bank_act) const;
};

// nullopt: no order with this identifier. Locks the order and its group.
[[nodiscard]] std::optional<BankFile> lock_bank_file(db::Transaction& tx,
                                                     std::string_view order_uuid);
[[nodiscard]] std::optional<BankFile> lock_bank_file(db::Transaction& tx, BankOrderId order);

}  // namespace buzon::app
