#pragma once

#include "core/business_days.hpp"
#include "core/instant.hpp"

#include <vector>

namespace buzon {

// From `begin` (included) to `end` (not included).
struct TimeSpan {
    Instant begin;
    Instant end;
};

// Minutes that fall inside the business hours (aviso_window) of the días hábiles, a begun minute
// counting whole; what two spans share counts once. Days past the calendar count as none. Pure.
[[nodiscard]] int business_minutes(std::vector<TimeSpan> spans, const BusinessDays& days);

// On how many días hábiles some of those minutes fall.
[[nodiscard]] int business_days_touched(std::vector<TimeSpan> spans, const BusinessDays& days);

// What of `span` lies within `window`; empty (begin == end) when nothing does.
[[nodiscard]] TimeSpan overlap(const TimeSpan& span, const TimeSpan& window);

}  // namespace buzon
