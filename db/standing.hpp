#pragma once

#include "core/instant.hpp"
#include "core/standing.hpp"
#include "db/transaction.hpp"

#include <optional>
#include <string_view>

namespace buzon::db {

[[nodiscard]] std::string_view name_of(Standing standing);  // as the database writes it

// What was settled; nullopt before the first document.
[[nodiscard]] std::optional<Standing> find_standing(Connection& db);

// Settles it with the first document, at commit; of two who come at once the first wins. Returns
// what is settled, which may be another than the one asked for. Needs READ COMMITTED.
[[nodiscard]] Standing settle_standing(Transaction& tx, Standing standing, Instant at);

}  // namespace buzon::db
