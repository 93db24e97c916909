#pragma once

#include "core/instant.hpp"
#include "core/strong_id.hpp"
#include "gateway/services.hpp"

#include <map>
#include <string>

namespace buzon::app {

// Queues a reminder on the second of the three days, for acts that nobody has opened, to the
// addresses that took the aviso and did not send it back: a courtesy, no aviso, which moves no
// clock. Only while avisos may leave, once for each act; a process that was down that whole day
// sends none. Any number of processes may run it.
class Reminders {
  public:
    explicit Reminders(const Services& services) : services_(&services) {}

    int run_once();  // how many acts got theirs queued; at most 100 of each unit at a time

  private:
    // No act gets its second day later on the same day, so each is looked at once.
    struct Seen {
        LocalDate day_four{};
        ActId after;
        bool all = false;
    };

    const Services* services_;
    std::map<std::string, Seen> seen_;  // by unit
};

}  // namespace buzon::app
