#pragma once

#include "core/term_result.hpp"
#include "db/events.hpp"
#include "gateway/app/bank_file.hpp"

#include <map>
#include <optional>
#include <vector>

namespace buzon::app {

// Everything there is to say about one order to a bank.
struct BankStatus {
    BankFile file;
    std::map<int, int> approvals;  // how many, by number of the act
    std::vector<db::BankEventRow> history;
    // The clocks of CFF 156-Bis that run from what is known; empty before the bank was notified or
    // where the calendar does not reach.
    std::optional<BankClocks> clocks;
};

// Reads what `file` was locked for. Needs Calendar and Database.
[[nodiscard]] BankStatus bank_status(const Services& services, db::Transaction& tx, BankFile file);

}  // namespace buzon::app
