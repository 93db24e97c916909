#include "db/migrate.hpp"

#include "db/transaction.hpp"

#include <map>

namespace buzon::db {
namespace {

// An arbitrary number that only this program uses: "buzon" as ASCII.
constexpr Query kLock{"migration_lock", "SELECT pg_advisory_lock(422929592174)"};
constexpr Query kUnlock{"migration_unlock", "SELECT pg_advisory_unlock(422929592174)"};

constexpr Query kCreateTable{"migration_table",
                             "CREATE TABLE IF NOT EXISTS schema_migrations ("
                             " number integer PRIMARY KEY,"
                             " name text NOT NULL,"
                             " sha bytea NOT NULL,"
                             " applied_at timestamptz NOT NULL)"};

constexpr Query kTableExists{"migration_table_exists",
                             "SELECT to_regclass('schema_migrations') IS NOT NULL"};

constexpr Query kApplied{"migrations_applied",
                         "SELECT number, name, sha FROM schema_migrations ORDER BY number"};

constexpr Query kRecord{"migration_record",
                        "INSERT INTO schema_migrations (number, name, sha, applied_at)"
                        " VALUES ($1, $2, $3, $4)"};

struct Applied {
    std::string name;
    Sha256 sha;
};

Error migration_error(std::string message, std::string name)
{
    return Error(Error::Kind::Migration, {.message = std::move(message),
                                          .sqlstate = "",
                                          .query_name = std::move(name),
                                          .constraint = ""});
}

std::map<int, Applied> applied(Connection& db)
{
    std::map<int, Applied> known;
    if (!db.exec(kTableExists).front().next<bool>()) return known;
    const Rows rows = db.exec(kApplied);
    for (int i = 0; i < rows.size(); ++i) {
        Fields f = rows.row(i);
        const int number = f.next<int>();
        known.emplace(number, Applied{f.next<std::string>(), f.next<Sha256>()});
    }
    return known;
}

// Old migrations are history: what ran once must be what this program carries.
void require_same_history(const std::map<int, Applied>& known)
{
    std::map<int, const Migration*> ours;
    for (const Migration& migration : migrations()) ours.emplace(migration.number, &migration);
    for (const auto& [number, was] : known) {
        const auto mine = ours.find(number);
        if (mine == ours.end()) {
            throw migration_error("the database is newer than this program", was.name);
        }
        if (sha256_of(mine->second->sql) != was.sha) {
            throw migration_error("an applied migration was changed afterwards", was.name);
        }
    }
}

// Released with the session if unlocking fails.
class Lock {
  public:
    explicit Lock(Connection& db) : db_(db) { db_.exec(kLock); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    ~Lock()
    {
        try {
            db_.exec(kUnlock);
        } catch (const Error&) {
            return;  // the server drops the lock with the session
        }
    }

  private:
    Connection& db_;
};

}  // namespace

std::vector<std::string> migrate(Connection& owner, Instant now)
{
    owner.set_statement_timeout(std::chrono::minutes(10));
    const Lock lock(owner);
    owner.exec(kCreateTable);
    const std::map<int, Applied> known = applied(owner);
    require_same_history(known);
    std::vector<std::string> done;
    for (const Migration& migration : migrations()) {
        if (known.contains(migration.number)) continue;
        Transaction tx(owner);
        owner.exec_script({migration.name, migration.sql});
        tx.exec(kRecord, Params{migration.number, migration.name, sha256_of(migration.sql), now});
        tx.commit();
        done.emplace_back(migration.name);
    }
    return done;
}

std::vector<MigrationStatus> migration_status(Connection& connection)
{
    const std::map<int, Applied> known = applied(connection);
    require_same_history(known);
    std::vector<MigrationStatus> status;
    status.reserve(migrations().size());
    for (const Migration& migration : migrations()) {
        status.push_back({migration.number, migration.name, sha256_of(migration.sql),
                          known.contains(migration.number)});
    }
    return status;
}

}  // namespace buzon::db
