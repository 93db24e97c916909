#pragma once

#include "db/transaction.hpp"
#include "gateway/services.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace buzon::app {

struct FolioRequest {
    const std::string& unit;
    int year = 0;
    int count = 1;
};

// The first of so many numbers in a row, for acts and for their evidence; nothing is issued without
// one. The database's first number settles whether it is a rehearsal's (db/standing). Throws
// std::runtime_error when it was settled otherwise: no act beside a rehearsal's, nor the other way
// round.
[[nodiscard]] std::int64_t take_folios(const Services& services, db::Transaction& tx,
                                       const FolioRequest& request);

// RELOJ-AJENO when the database was settled for another clock than the one configured. A database
// that cannot be reached, or has no table for it yet, is not judged here: take_folios() does that
// later. Needs Database.
[[nodiscard]] std::optional<Finding> wrong_clock(const Services& services);

}  // namespace buzon::app
