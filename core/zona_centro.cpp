#include "core/core_error.hpp"
#include "core/instant.hpp"

#include <date/tz.h>

namespace buzon {
namespace {

// CFF 13: Zona Centro. Its clock has stood at UTC−6 all year since 30 October 2022; zone data that
// do not know it (tzdata before 2022f) would put every summer instant on a wrong hour, and some on
// a wrong day.
const date::time_zone* checked_zone()
{
    const date::time_zone* zone = nullptr;
    try {
        zone = date::locate_zone("America/Mexico_City");
    } catch (const std::runtime_error& e) {
        throw CoreError(CoreError::Kind::ZoneRules, e.what());
    }
    using namespace date::literals;
    const auto summer = date::sys_days(date::year(2023) / 7 / 1);
    if (zone->get_info(summer).offset != std::chrono::hours(-6)) {
        throw CoreError(CoreError::Kind::ZoneRules,
                        "tzdata older than 2022f: America/Mexico_City still has summer time");
    }
    return zone;
}

const date::time_zone& zone()
{
    static const date::time_zone* const found = checked_zone();
    return *found;
}

}  // namespace

ZonaCentro zona_centro(Instant at)
{
    const auto wall = at.utc() + zone().get_info(at.utc()).offset;
    const auto day = std::chrono::floor<std::chrono::days>(wall);
    return {.date = LocalDate(day.time_since_epoch()), .time_of_day = wall - day};
}

Instant from_zona_centro(LocalDate day, std::chrono::milliseconds time_of_day)
{
    const date::local_time<std::chrono::milliseconds> wall(day.time_since_epoch() + time_of_day);
    return Instant(zone().to_sys(wall, date::choose::earliest));
}

}  // namespace buzon
