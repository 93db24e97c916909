#include "db/connection_impl.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <string>
#include <vector>

namespace buzon::db {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kWireGrace{2'000};
constexpr milliseconds kNoLimit = std::chrono::hours(1);

std::string text_or_empty(const char* text)
{
    std::string copy = text == nullptr ? "" : text;
    while (!copy.empty() && copy.back() == '\n') copy.pop_back();
    return copy;
}

Error::Kind kind_of(std::string_view sqlstate)
{
    if (sqlstate == "40001" || sqlstate == "40P01") return Error::Kind::Serialization;
    if (sqlstate.substr(0, 2) == "23") return Error::Kind::Constraint;
    // The server is going down, or never let us in.
    if (sqlstate.empty() || sqlstate.substr(0, 2) == "08" || sqlstate.substr(0, 4) == "57P0" ||
        sqlstate == "53300") {
        return Error::Kind::Connection;
    }
    return Error::Kind::Query;
}

}  // namespace

Error error_of(const PGresult* result, const PGconn* conn, const char* query_name)
{
    Error::Details details;
    details.query_name = query_name;
    if (result != nullptr) {
        details.sqlstate = text_or_empty(PQresultErrorField(result, PG_DIAG_SQLSTATE));
        details.message = text_or_empty(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
        details.constraint = text_or_empty(PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME));
    }
    if (details.message.empty()) details.message = text_or_empty(PQerrorMessage(conn));
    const Error::Kind kind = kind_of(details.sqlstate);
    return Error(kind, std::move(details));
}

Connection::Impl::Impl(const ConnectSettings& settings)
    : packing(settings.base_cache ? settings.base_cache : std::make_shared<BaseCache>()),
      statement_timeout(settings.statement_timeout)
{
    const std::string options =
        "-c TimeZone=UTC -c DateStyle=ISO,YMD -c bytea_output=hex"
        " -c jit=off -c statement_timeout=" +
        std::to_string(statement_timeout.count());
    const std::array keywords{"dbname",           "options",
                              "client_encoding",  "connect_timeout",
                              "application_name", static_cast<const char*>(nullptr)};
    const std::array values{settings.url.c_str(),
                            options.c_str(),
                            "UTF8",
                            "5",
                            "buzon",
                            static_cast<const char*>(nullptr)};
    conn.reset(PQconnectdbParams(keywords.data(), values.data(), 1));
    if (conn == nullptr) throw std::bad_alloc();
    if (PQstatus(conn.get()) != CONNECTION_OK) {
        throw Error(Error::Kind::Connection, {.message = text_or_empty(PQerrorMessage(conn.get())),
                                              .sqlstate = "",
                                              .query_name = "connect",
                                              .constraint = ""});
    }
    PQsetNoticeProcessor(conn.get(), [](void*, const char*) {}, nullptr);
    PQsetnonblocking(conn.get(), 1);
    cancel.reset(PQgetCancel(conn.get()));
}

void Connection::Impl::start_clock()
{
    const milliseconds limit =
        statement_timeout.count() == 0 ? kNoLimit : statement_timeout + kWireGrace;
    give_up_at = steady_clock::now() + limit;
}

void Connection::Impl::lost(const char* query_name)
{
    broken = true;
    throw Error(Error::Kind::Connection, {.message = text_or_empty(PQerrorMessage(conn.get())),
                                          .sqlstate = "",
                                          .query_name = query_name,
                                          .constraint = ""});
}

void Connection::Impl::wait_for(short events, const char* query_name)
{
    for (;;) {
        const auto left = std::chrono::ceil<milliseconds>(give_up_at - steady_clock::now());
        pollfd socket{PQsocket(conn.get()), events, 0};
        const int ready =
            left.count() <= 0
                ? 0
                : ::poll(&socket, 1,
                         static_cast<int>(std::min<std::int64_t>(left.count(), 3'600'000)));
        if (ready > 0) return;
        if (ready < 0 && errno == EINTR) continue;
        broken = true;
        throw Error(Error::Kind::Connection, {.message = "the server does not answer",
                                              .sqlstate = "",
                                              .query_name = query_name,
                                              .constraint = ""});
    }
}

// Reading while writing: a server that waits for us to take its answers would otherwise stop
// taking our statements.
void Connection::Impl::flush_some(const char* query_name)
{
    for (;;) {
        const int pending = PQflush(conn.get());
        if (pending < 0) lost(query_name);
        if (pending == 0) return;
        wait_for(POLLIN | POLLOUT, query_name);
        if (PQconsumeInput(conn.get()) == 0) lost(query_name);
    }
}

PgResult Connection::Impl::next_result(const char* query_name)
{
    flush_some(query_name);
    while (PQisBusy(conn.get()) == 1) {
        wait_for(POLLIN, query_name);
        if (PQconsumeInput(conn.get()) == 0) lost(query_name);
    }
    PgResult result(PQgetResult(conn.get()));
    if (PQstatus(conn.get()) == CONNECTION_BAD) broken = true;
    return result;
}

PgResult Connection::Impl::only_result(const char* query_name)
{
    PgResult first = next_result(query_name);
    if (first == nullptr) lost(query_name);
    // Of a script, the first refusal is what matters; the server stops there.
    for (PgResult more = next_result(query_name); more != nullptr; more = next_result(query_name)) {
        if (PQresultStatus(first.get()) != PGRES_FATAL_ERROR) first = std::move(more);
    }
    return first;
}

void Connection::Impl::require(const PgResult& result, const char* query_name) const
{
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) {
        return;
    }
    throw error_of(result.get(), conn.get(), query_name);
}

bool Connection::Impl::is_prepared(const Query& query) const
{
    const auto known = prepared.find(query.name);
    if (known == prepared.end()) return false;
    if (known->second != query.sql) {
        throw std::logic_error(std::string("two statements are called ") + query.name);
    }
    return true;
}

void Connection::Impl::send_prepare(const Query& query)
{
    if (PQsendPrepare(conn.get(), query.name, query.sql, 0, nullptr) == 0) lost(query.name);
}

void Connection::Impl::send_prepared(const Query& query, const Params& params)
{
    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
    values.reserve(params.values().size());
    lengths.reserve(params.values().size());
    formats.reserve(params.values().size());
    for (const Params::Value& value : params.values()) {
        values.push_back(value.is_null ? nullptr : value.bytes.data());
        lengths.push_back(static_cast<int>(value.bytes.size()));
        formats.push_back(value.binary ? 1 : 0);
    }
    if (PQsendQueryPrepared(conn.get(), query.name, static_cast<int>(values.size()), values.data(),
                            lengths.data(), formats.data(), 0) == 0) {
        lost(query.name);
    }
}

PgResult Connection::Impl::simple(const Query& script)
{
    if (PQsendQuery(conn.get(), script.sql) == 0) lost(script.name);
    return only_result(script.name);
}

void Connection::Impl::commit()
{
    if (PQstatus(conn.get()) != CONNECTION_OK) lost("commit");
    start_clock();
    // From the first byte of COMMIT on, only the server's own answer says what happened.
    try {
        const PgResult result = simple({"commit", "COMMIT"});
        require(result, "commit");
        if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") {
            throw Error(Error::Kind::Query, {.message = "the transaction had been aborted",
                                             .sqlstate = "25P02",
                                             .query_name = "commit",
                                             .constraint = ""});
        }
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::Connection) throw;
        broken = true;
        throw Error(Error::Kind::CommitInDoubt, {.message = error.what(),
                                                 .sqlstate = error.sqlstate(),
                                                 .query_name = "commit",
                                                 .constraint = ""});
    }
}

void Connection::Impl::put_copy_data(std::string_view data, const char* query_name)
{
    for (;;) {
        const int taken = PQputCopyData(conn.get(), data.data(), static_cast<int>(data.size()));
        if (taken == 1) return;
        if (taken < 0) lost(query_name);
        flush_some(query_name);
    }
}

}  // namespace buzon::db
