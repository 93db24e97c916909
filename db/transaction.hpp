#pragma once

#include "db/connection.hpp"

namespace buzon::db {

enum class Isolation { ReadCommitted, RepeatableRead, Serializable };

// One transaction. Nothing is stored unless commit() returns; the destructor rolls back.
// No transaction may be open while a peer (mail server, bank) is spoken to.
class Transaction {
  public:
    explicit Transaction(Connection& connection, Isolation isolation = Isolation::ReadCommitted);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    Rows exec(const Query& query, const Params& params = Params{});

    // "Accepted means committed": answer the caller only after this returned.
    // Throws Error{CommitInDoubt} when COMMIT was sent and its answer was lost; any other Error
    // means that nothing was stored. Calling it twice is std::logic_error.
    void commit();

    // A transaction is accepted wherever a query function only reads.
    operator Connection&() { return *connection_; }

  private:
    Connection* connection_;
    bool open_ = true;
};

}  // namespace buzon::db
