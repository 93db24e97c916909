#pragma once

#include "db/transaction.hpp"

#include <vector>

namespace buzon::db {

// A batch of statements of one transaction in one round trip (libpq's pipeline mode).
// The first statement that fails makes the server skip the rest: run() throws its Error, naming
// it, and the transaction can only be rolled back.
class Pipeline {
  public:
    explicit Pipeline(Transaction& transaction);

    // Returns the position of this statement's Rows in what run() gives.
    std::size_t add(const Query& query, Params params);
    // Sends everything added since the last run() and waits for all answers.
    std::vector<Rows> run();

  private:
    struct Step {
        Query query;
        Params params;
    };
    Connection* connection_;
    std::vector<Step> steps_;
};

}  // namespace buzon::db
