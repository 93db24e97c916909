#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// A subdelegación or an OOAD: who issues acts.
struct Unit {
    std::string code;  // four digits: OOAD and subdelegación, the first part of a folio
    std::string name;
    std::string ooad;
    std::string sub;
    std::string domicilio;
    std::string calendar_scope;  // OOAD[/SUB], as the calendar files write it
    std::string phone;
};
void upsert_unit(Transaction& tx, const Unit& unit);
[[nodiscard]] std::optional<Unit> find_unit(Connection& db, std::string_view code);
[[nodiscard]] std::vector<Unit> all_units(Connection& db);

}  // namespace buzon::db
