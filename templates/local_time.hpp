#pragma once

#include "core/instant.hpp"

#include <chrono>
#include <string>

namespace buzon::templates {

// "10:32:15"
[[nodiscard]] std::string clock_time(std::chrono::milliseconds since_midnight);

// RFC 3339 in Zona Centro's own time ("2026-11-12T10:32:15-06:00"), so that the date in it is the
// legal date (CFF 13).
[[nodiscard]] std::string local_rfc3339(Instant at);

// "12 de noviembre de 2026, 10:32:15 horas (Zona Centro)"
[[nodiscard]] std::string spanish_moment(Instant at);

}  // namespace buzon::templates
