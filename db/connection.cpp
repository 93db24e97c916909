#include "db/connection.hpp"

#include "db/connection_impl.hpp"

#include <poll.h>

#include <array>
#include <string>

namespace buzon::db {
namespace {

constexpr Query kAssumeRole{"assume_role",
                            "SELECT set_config('role', rolname, false) FROM pg_roles"
                            " WHERE rolname = 'buzon_app' AND pg_has_role(oid, 'MEMBER')"};

constexpr Query kStatementTimeout{"statement_timeout",
                                  "SELECT set_config('statement_timeout', $1, false)"};

}  // namespace

Connection::Connection(const ConnectSettings& settings) : impl_(std::make_unique<Impl>(settings))
{
    switch (settings.role) {
        case Role::App: exec(kAssumeRole); break;
        case Role::Owner: break;
    }
}

Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Rows Connection::exec(const Query& query, const Params& params)
{
    impl_->start_clock();
    if (!impl_->is_prepared(query)) {
        impl_->send_prepare(query);
        impl_->require(impl_->only_result(query.name), query.name);
        impl_->prepared.emplace(query.name, query.sql);
    }
    impl_->send_prepared(query, params);
    PgResult result = impl_->only_result(query.name);
    impl_->require(result, query.name);
    return Rows(std::make_unique<Rows::Impl>(Rows::Impl{std::move(result)}));
}

void Connection::exec_script(const Query& script)
{
    impl_->start_clock();
    impl_->require(impl_->simple(script), script.name);
}

void Connection::cancel()
{
    std::array<char, 256> reason{};
    // Failing means that the server is gone or the statement over: the statement's own wait
    // reports that.
    static_cast<void>(
        PQcancel(impl_->cancel.get(), reason.data(), static_cast<int>(reason.size())));
}

void Connection::set_statement_timeout(std::chrono::milliseconds limit)
{
    if (limit == impl_->statement_timeout) return;
    exec(kStatementTimeout, Params{std::to_string(limit.count())});
    impl_->statement_timeout = limit;
}

PackingTools& Connection::packing()
{
    return impl_->packing;
}

bool Connection::healthy()
{
    PGconn* conn = impl_->conn.get();
    if (impl_->broken || PQstatus(conn) != CONNECTION_OK ||
        PQtransactionStatus(conn) != PQTRANS_IDLE || PQpipelineStatus(conn) != PQ_PIPELINE_OFF) {
        return false;
    }
    // Nobody asked for anything: what arrives now is the server taking its leave.
    pollfd socket{PQsocket(conn), POLLIN, 0};
    return ::poll(&socket, 1, 0) == 0;
}

}  // namespace buzon::db
