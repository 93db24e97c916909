#pragma once

#include "core/instant.hpp"

#include <string>
#include <vector>

namespace buzon {

// A day of a calendar file (RFC 5545), without hours. Texts are plain, escaped and folded here.
struct IcalDay {
    std::string uid;  // stable: a program that imports the file again replaces the event
    LocalDate date;
    Instant written_at;  // DTSTAMP
    std::string summary;
    std::string description;
};

// VCALENDAR with one all-day event each, free time (TRANSPARENT), with alarms at nine in the
// morning five days and one day before. CRLF, lines of at most 75 octets, UTF-8.
[[nodiscard]] std::string ical_file(const std::string& name, const std::vector<IcalDay>& days);

}  // namespace buzon
