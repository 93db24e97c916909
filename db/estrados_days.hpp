#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace buzon::db {

// What was found of a publication on one day. Only Seen is a proof; the others are kept as facts
// and never counted.
enum class DayFinding {
    Seen,         // the published document itself was read at the public address
    Differs,      // something else was read there
    Unreachable,  // the page did not answer
    NotTaken,     // the day went by without anybody looking
};
[[nodiscard]] std::string_view name_of(DayFinding finding);
[[nodiscard]] std::optional<DayFinding> day_finding_of(std::string_view name);

struct EstradosDay {
    ActId act;
    LocalDate day{};
    DayFinding finding = DayFinding::NotTaken;
    Instant found_at;
    std::optional<Sha256> page;      // of what was read: Seen, Differs
    std::optional<Sha256> document;  // the signed proof: Seen
};
// False when this finding of the day was recorded before: the first one stays.
[[nodiscard]] bool add_estrados_day(Transaction& tx, const EstradosDay& day);
// Oldest first.
[[nodiscard]] std::vector<EstradosDay> estrados_days(Connection& db, ActId act);

// A day of a publication in force that has findings but no proof; oldest first. What staff work on.
struct MissedDay {
    Folio folio;
    LocalDate day{};
    DayFinding finding = DayFinding::NotTaken;  // one of them
};
[[nodiscard]] std::vector<MissedDay> missed_days(Connection& db, std::string_view unit, int limit);

}  // namespace buzon::db
