#pragma once

#include "db/pool.hpp"
#include "gateway/services.hpp"

namespace buzon::app {

// Gives the entries that wait their places, and signs the tree that results: leaves, full tiles and
// checkpoint in one transaction, under a lock that all processes share. So whatever is killed at
// whatever moment, a size has one root, and a checkpoint that anybody saw was committed. Its state
// is read from the database each time: it remembers nothing. Not thread-safe.
class LogSequencer {
  public:
    // Entries of one checkpoint at most; what remains is taken at once.
    static constexpr int kBatch = 10'000;

    explicit LogSequencer(const Services& services) : services_(&services) {}

    // How many entries got a place; 0 also when another process is at it, or no key signs the log
    // (log.key). std::runtime_error when the stored log does not lead to its newest root, or that
    // is another log's: nothing is signed then.
    int run_once(int limit = kBatch);

  private:
    const Services* services_;
};

}  // namespace buzon::app
