#pragma once

#include "db/connection.hpp"
#include "db/packing.hpp"
#include "db/pg.hpp"

#include <string_view>
#include <unordered_map>

// The one place that calls libpq's sending and waiting functions. Private to db/.
namespace buzon::db {

struct Rows::Impl {
    PgResult result;
};

// The connection is in libpq's non-blocking mode all the time: every wait is a poll() with a limit.
struct Connection::Impl {
    explicit Impl(const ConnectSettings& settings);

    // Gives up on the connection: it is broken from here on.
    [[noreturn]] void lost(const char* query_name);
    // Nullptr: nothing more to come for this command.
    PgResult next_result(const char* query_name);
    // The single result of a command; throws what the server refused.
    PgResult only_result(const char* query_name);
    void drain();
    // Throws unless the result is a success.
    void require(const PgResult& result, const char* query_name) const;

    void send_prepare(const Query& query);
    void send_prepared(const Query& query, const Params& params);
    [[nodiscard]] bool is_prepared(const Query& query) const;
    PgResult simple(const Query& script);
    void commit();
    void put_copy_data(std::string_view data, const char* query_name);
    void flush_some(const char* query_name);

    // Starts the clock of one command: the server's timeout, and a little more for the wire.
    void start_clock();

    PgConn conn;
    PackingTools packing;
    PgCancel cancel;
    std::unordered_map<std::string_view, std::string_view> prepared;  // name → sql, both static
    std::chrono::milliseconds statement_timeout{0};
    std::chrono::steady_clock::time_point give_up_at;
    bool broken = false;

  private:
    void wait_for(short events, const char* query_name);
};

[[nodiscard]] Error error_of(const PGresult* result, const PGconn* conn, const char* query_name);

}  // namespace buzon::db
