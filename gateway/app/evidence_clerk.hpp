#pragma once

#include "core/business_days.hpp"
#include "db/evidences.hpp"
#include "gateway/services.hpp"

#include <map>
#include <memory>
#include <string>
#include <tuple>

namespace buzon::app {

// Makes the evidence of each legal event, right after the transaction that stored it: reads the
// queue of events, seals, stores, logs and forgets in one transaction, so that whatever is killed,
// each event has one evidence or still waits. Any number of processes may run it: one works at a
// time, which also keeps the chain of an act in order. Needs Signers, Timestamps, Calendar and
// Database.
class EvidenceClerk {
  public:
    explicit EvidenceClerk(const Services& services);
    ~EvidenceClerk();

    // One round: at most kAtOnce events. Returns how many left the queue.
    int run_once();

    static constexpr int kAtOnce = 500;

  private:
    class Round;
    struct Memory;
    const Services* services_;
    std::unique_ptr<Memory> memory_;
};

}  // namespace buzon::app
