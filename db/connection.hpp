#pragma once

#include "db/error.hpp"
#include "db/params.hpp"
#include "db/rows.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace buzon::db {

// One statement with a name that appears in errors and in the server's list of prepared
// statements. Constants with static lifetime, one beside the function that uses it.
struct Query {
    const char* name;
    const char* sql;
};

// App: SET ROLE buzon_app when that role exists, which may not change the ledger's rows.
// Owner: whoever the URL says; for migrations.
enum class Role { App, Owner };

class BaseCache;
struct PackingTools;

struct ConnectSettings {
    std::string url;  // libpq's: postgresql://user@host:port/name or key=value
    Role role = Role::App;
    std::chrono::milliseconds statement_timeout{30'000};
    std::shared_ptr<BaseCache> base_cache = nullptr;  // shared with others; or one of its own
};

// One session with PostgreSQL, UTF-8 and UTC whatever the server's defaults. One thread at a time,
// cancel() excepted. Every wait is bounded: by the server's statement_timeout, and two seconds
// later by us when the server does not answer at all; then the connection is broken for good.
// Throws Error (Connection, Query, Constraint, Serialization).
class Connection {
  public:
    explicit Connection(const ConnectSettings& settings);
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    // Runs a statement with bound parameters, prepared the first time it is seen here.
    Rows exec(const Query& query, const Params& params = Params{});
    // Several statements without parameters at once; for migrations and transaction control.
    void exec_script(const Query& script);

    // From any thread: asks the server to stop the running statement, which then fails with
    // Error{Query, 57014}. Harmless when nothing runs.
    void cancel();

    // Limits every later statement; costs a round trip only when the value changes.
    void set_statement_timeout(std::chrono::milliseconds limit);

    // What the documents of this session are packed with; for packing.hpp.
    [[nodiscard]] PackingTools& packing();

    // Usable, idle, and the server has not hung up. No round trip.
    [[nodiscard]] bool healthy();

    struct Impl;

  private:
    friend class Transaction;
    friend class Pipeline;
    friend class CopyIn;
    std::unique_ptr<Impl> impl_;
};

}  // namespace buzon::db
