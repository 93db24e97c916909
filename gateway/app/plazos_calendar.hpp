#pragma once

#include "gateway/app/track.hpp"

#include <string>

namespace buzon::app {

// The addressee's deadlines of a notified act as a calendar (RFC 5545): one all-day event each,
// with alarms five days and one day before. The same deadlines give the same bytes; an event keeps
// its UID when its date moves, and says so by its DTSTAMP.
[[nodiscard]] std::string plazos_calendar(const Tracked& tracked, const std::string& title);

}  // namespace buzon::app
