#pragma once

#include <stdexcept>
#include <string>

namespace buzon::db {

// What can go wrong between us and PostgreSQL. Refusals that a caller expects (a reference used
// twice, an approval given twice) are values of the query functions, never this.
//   Connection     no server, or the connection broke before COMMIT was sent: nothing was stored
//   Query          the server refused a statement, or ran out of time
//   Constraint     a CHECK, UNIQUE, FOREIGN KEY or append-only rule was hit (SQLSTATE class 23)
//   Serialization  40001, 40P01: the same transaction may succeed when run again
//   CommitInDoubt  COMMIT was sent and its answer was lost: stored or not, nobody here knows.
//                  Never retry; whoever asked repeats with the same idempotency key.
//   Migration      the schema is not the one this program was built with
class Error : public std::runtime_error {
  public:
    enum class Kind { Connection, Query, Constraint, Serialization, CommitInDoubt, Migration };

    struct Details {
        std::string message;  // the server's primary message, or ours; no DETAIL, which quotes rows
        std::string sqlstate;
        std::string query_name;
        std::string constraint;
    };

    Error(Kind kind, Details details);

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] const std::string& sqlstate() const { return details_.sqlstate; }
    [[nodiscard]] const std::string& query_name() const { return details_.query_name; }
    [[nodiscard]] const std::string& constraint() const { return details_.constraint; }
    // The whole transaction may be run again: it certainly left nothing behind.
    [[nodiscard]] bool retryable() const;

  private:
    Kind kind_;
    Details details_;
};

}  // namespace buzon::db
