#include "templates/local_time.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace buzon::templates {

std::string clock_time(std::chrono::milliseconds since_midnight)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since_midnight).count();
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string local_rfc3339(Instant at)
{
    const ZonaCentro local = zona_centro(at);
    const auto wall = local.date + local.time_of_day;
    const auto ahead = std::chrono::duration_cast<std::chrono::minutes>(wall - at.utc()).count();
    return fmt::format("{}T{}{}{:02}:{:02}", iso_date(local.date), clock_time(local.time_of_day),
                       ahead < 0 ? '-' : '+', std::abs(ahead) / 60, std::abs(ahead) % 60);
}

std::string spanish_moment(Instant at)
{
    const ZonaCentro local = zona_centro(at);
    return fmt::format("{}, {} horas (Zona Centro)", long_spanish_date(local.date),
                       clock_time(local.time_of_day));
}

}  // namespace buzon::templates
