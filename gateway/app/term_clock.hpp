#pragma once

#include "core/log.hpp"
#include "db/acts.hpp"
#include "gateway/services.hpp"

#include <map>

namespace buzon::app {

// Closes the terms that ran out: day 4 of the mailbox (CFF 134-I) and the eleventh day of estrados
// (CFF 139). Issues the constancia, signed by a named official, records the event and stores the
// notification that the term engine gives today. An act whose day has moved (a later accord) is
// put off instead; one that was opened meanwhile is left alone. Several processes may run it.
class TermClock {
  public:
    TermClock(const Services& services, const Logger& log) : services_(&services), log_(&log) {}

    // One pass over what is due; returns how many acts were closed. An act that cannot be closed
    // (no official may certify, calendar too short) is logged as ClockStuck, stays due and is tried
    // again after ten minutes.
    int run_once();

  private:
    // True when it was closed.
    bool close_mailbox_term(const db::Act& act);
    bool close_estrados_term(const db::Act& act);
    int close_all(ActState state, bool (TermClock::*close)(const db::Act&));

    const Services* services_;
    const Logger* log_;
    std::map<ActId, Instant> stuck_until_;  // not tried again before
};

}  // namespace buzon::app
