#include "core/aviso_window.hpp"

namespace buzon {

tl::expected<Instant, Finding> next_window(Instant from, const BusinessDays& days)
{
    const ZonaCentro wall = zona_centro(from);
    const BusinessDays::Day* today = days.day(wall.date);
    if (today == nullptr) return tl::unexpected(beyond_horizon(days));
    if (today->counts && aviso_window.holds(wall.time_of_day)) return from;
    if (today->counts && wall.time_of_day < aviso_window.opens) {
        return from_zona_centro(wall.date, aviso_window.opens);
    }
    const auto next = days.nth_after(wall.date, 1);
    if (!next) return tl::unexpected(beyond_horizon(days));
    return from_zona_centro(*next, aviso_window.opens);
}

std::optional<LocalDate> dated_on(Instant at, HourWindow window, const BusinessDays& days)
{
    const ZonaCentro wall = zona_centro(at);
    const BusinessDays::Day* today = days.day(wall.date);
    if (today == nullptr) return std::nullopt;
    if (today->counts && wall.time_of_day <= window.closes) return wall.date;
    return days.nth_after(wall.date, 1);
}

Finding beyond_horizon(const BusinessDays& days)
{
    return {.id = "CALENDARIO-HORIZONTE",
            .severity = Severity::Error,
            .field = "calendar",
            .line = 0,
            .reason = "El cálculo necesita días fuera del calendario " + days.version() +
                      ", que cubre del " + iso_date(days.first()) + " al " + iso_date(days.last()) +
                      ".",
            .remedy = "Use un calendario que cubra esas fechas.",
            .citation = "CFF 12"};
}

}  // namespace buzon
