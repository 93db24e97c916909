#pragma once

#include "core/business_days.hpp"
#include "core/finding.hpp"
#include "core/instant.hpp"

#include <tl/expected.hpp>

#include <optional>

namespace buzon {

// Hours of Zona Centro (CFF 13), both ends included: 18:00:00 is inside, 18:00:00.001 is not.
struct HourWindow {
    std::chrono::milliseconds opens;
    std::chrono::milliseconds closes;

    [[nodiscard]] bool holds(std::chrono::milliseconds time_of_day) const
    {
        return opens <= time_of_day && time_of_day <= closes;
    }
};

// Avisos leave and acuses count between 09:30 and 18:00 of a día hábil: inside both the 7:30–18:00
// of CFF 13 and the hours of the tax mailbox's own rules.
inline constexpr HourWindow aviso_window{std::chrono::hours(9) + std::chrono::minutes(30),
                                         std::chrono::hours(18)};

// Hours in which CNBV dates what it is handed on the same day (its Disposiciones, art. 11).
inline constexpr HourWindow cnbv_window{std::chrono::hours(9), std::chrono::hours(15)};

// The earliest instant not before `from` at which an aviso may be sent; a finding past the horizon.
[[nodiscard]] tl::expected<Instant, Finding> next_window(Instant from, const BusinessDays& days);

// The day something handed in at `at` is dated: its own on a día hábil up to the window's closing,
// else the next día hábil. nullopt past the horizon.
[[nodiscard]] std::optional<LocalDate> dated_on(Instant at, HourWindow window,
                                                const BusinessDays& days);

// CALENDARIO-HORIZONTE: the calendar does not know the days that the question needs.
[[nodiscard]] Finding beyond_horizon(const BusinessDays& days);

}  // namespace buzon
