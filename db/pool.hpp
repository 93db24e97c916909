#pragma once

#include "db/transaction.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <type_traits>
#include <vector>

namespace buzon::db {

// Until when a request may take. Measured on the steady clock: no setting of the wall clock
// lengthens or shortens it.
class Deadline {
  public:
    [[nodiscard]] static Deadline in(std::chrono::milliseconds budget);
    [[nodiscard]] std::chrono::steady_clock::time_point at() const { return at_; }
    [[nodiscard]] std::chrono::milliseconds left() const;  // never negative

  private:
    explicit Deadline(std::chrono::steady_clock::time_point at) : at_(at) {}
    std::chrono::steady_clock::time_point at_;
};

// A bounded set of connections, opened when needed, checked before they are handed out, thrown
// away when broken. Thread-safe. Outlives its leases.
class Pool {
  public:
    // Use of one connection, given back when destroyed; an open transaction is rolled back first.
    class Lease {
      public:
        Lease(Lease&& other) noexcept;
        Lease& operator=(Lease&&) = delete;
        ~Lease();
        Connection& operator*() { return connection_; }
        Connection* operator->() { return &connection_; }

      private:
        friend class Pool;
        Lease(Pool& pool, Connection connection);
        Pool* pool_;
        Connection connection_;
    };

    Pool(ConnectSettings settings, std::size_t limit);
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    // Waits for a free connection at most until the deadline, then Error{Connection}. Statements of
    // the lease get what is left of the deadline as their timeout (rounded up, at most the
    // settings' statement_timeout).
    [[nodiscard]] Lease lease(Deadline deadline);

    struct Usage {
        std::size_t limit;
        std::size_t open;
        std::size_t leased;
    };
    [[nodiscard]] Usage usage() const;

  private:
    [[nodiscard]] Connection connect();
    void give_back(Connection connection);

    ConnectSettings settings_;
    std::size_t limit_;
    mutable std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<Connection> idle_;
    std::size_t open_ = 0;
};

// Runs work(Transaction&) and commits; runs it again, at most twice, when the server says that two
// transactions collided or the connection broke before COMMIT was sent. CommitInDoubt is thrown on
// at once. `work` may run more than once, so it has no effects outside the transaction.
template <class Work>
auto in_transaction(Pool& pool, Deadline deadline, Work work,
                    Isolation isolation = Isolation::ReadCommitted)
{
    for (int attempt = 1;; ++attempt) {
        try {
            Pool::Lease lease = pool.lease(deadline);
            Transaction transaction(*lease, isolation);
            if constexpr (std::is_void_v<decltype(work(transaction))>) {
                work(transaction);
                transaction.commit();
                return;
            } else {
                auto result = work(transaction);
                transaction.commit();
                return result;
            }
        } catch (const Error& error) {
            if (!error.retryable() || attempt == 3) throw;
        }
    }
}

}  // namespace buzon::db
