#include "db/transaction.hpp"

#include "db/connection_impl.hpp"

#include <stdexcept>

namespace buzon::db {
namespace {

Query begin_of(Isolation isolation)
{
    switch (isolation) {
        case Isolation::ReadCommitted: return {"begin", "BEGIN ISOLATION LEVEL READ COMMITTED"};
        case Isolation::RepeatableRead: return {"begin", "BEGIN ISOLATION LEVEL REPEATABLE READ"};
        case Isolation::Serializable: return {"begin", "BEGIN ISOLATION LEVEL SERIALIZABLE"};
    }
    throw std::logic_error("isolation");
}

}  // namespace

Transaction::Transaction(Connection& connection, Isolation isolation) : connection_(&connection)
{
    if (PQtransactionStatus(connection.impl_->conn.get()) != PQTRANS_IDLE &&
        !connection.impl_->broken) {
        throw std::logic_error("a transaction is open already on this connection");
    }
    connection.exec_script(begin_of(isolation));
}

Transaction::~Transaction()
{
    Connection::Impl& impl = *connection_->impl_;
    if (!open_ || impl.broken) return;
    try {
        connection_->exec_script({"rollback", "ROLLBACK"});
    } catch (const Error&) {
        // The server drops the transaction with the connection, which nobody will use again.
        impl.broken = true;
    }
}

Rows Transaction::exec(const Query& query, const Params& params)
{
    return connection_->exec(query, params);
}

void Transaction::commit()
{
    if (!open_) throw std::logic_error("commit() twice");
    open_ = false;
    connection_->impl_->commit();
}

}  // namespace buzon::db
