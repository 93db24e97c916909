#pragma once

#include "core/instant.hpp"
#include "core/sha256.hpp"
#include "db/connection.hpp"

#include <span>
#include <string>
#include <vector>

namespace buzon::db {

// db/sql/NNNN_name.sql, embedded when the program was built.
struct Migration {
    int number;
    const char* name;
    const char* sql;
};
[[nodiscard]] std::span<const Migration> migrations();

struct MigrationStatus {
    int number;
    std::string name;
    Sha256 sha;
    bool applied;
};

// Brings the schema to this program's: each missing migration in its own transaction, under an
// advisory lock, so several processes may call it at once. Needs a connection with Role::Owner.
// Returns the names of those applied now. Throws Error{Migration} when an applied migration
// differs from the embedded one, or the database is newer than the program.
std::vector<std::string> migrate(Connection& owner, Instant now);

// What `buzon doctor` shows; the same checks as migrate() and changes nothing.
[[nodiscard]] std::vector<MigrationStatus> migration_status(Connection& connection);

}  // namespace buzon::db
