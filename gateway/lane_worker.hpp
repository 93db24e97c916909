#pragma once

#include "core/log.hpp"
#include "db/outbox.hpp"
#include "gateway/services.hpp"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace buzon {

// Does one outbox row; settles it itself. Throws when our own machinery is broken.
using Deliver = std::function<void(const db::OutboxRow&)>;

struct LaneWork {
    db::Lane lane;
    std::vector<db::OutboxKind> kinds;  // none: all
    int rows_at_once = 1;
    std::string owner;  // unique per thread and process
    Deliver deliver;
};

// One thread's life: claim, deliver, again; sleeps while there is nothing. Returns when asked to
// stop, with the rows it did not begin given back. A row whose delivery throws stays leased, so
// that a poisoned row cannot spin.
void work_lane(const Services& services, const Logger& log, const LaneWork& work,
               const std::stop_token& stop);

// Sleeps at most `pause`, less when asked to stop.
void sleep_unless_stopped(std::chrono::milliseconds pause, const std::stop_token& stop);

}  // namespace buzon
