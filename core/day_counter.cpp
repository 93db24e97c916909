#include "core/day_counter.hpp"

namespace buzon {

// Moves one day on; `counted` grows if it is hábil. nullptr, and no move, past the horizon.
const BusinessDays::Day* DayCounter::step(LocalDate& date, int& counted, CountId id)
{
    const LocalDate next = date + std::chrono::days(1);
    const BusinessDays::Day* day = days_.day(next);
    if (day == nullptr) {
        overrun_ = true;
        return nullptr;
    }
    date = next;
    if (day->counts) ++counted;
    trace_.push_back({.date = next,
                      .counts = day->counts,
                      .day = day->counts ? counted : 0,
                      .why = day->counts ? std::string() : day->why,
                      .count = id});
    return day;
}

LocalDate DayCounter::count(LocalDate from, int n, CountId id)
{
    return count_each(from, n, id).back();
}

std::vector<LocalDate> DayCounter::count_each(LocalDate from, int n, CountId id)
{
    std::vector<LocalDate> dates;
    LocalDate date = from;
    int counted = 0;
    if (!days_.covers(from)) overrun_ = true;
    while (!overrun_ && counted < n) {
        const BusinessDays::Day* day = step(date, counted, id);
        if (day != nullptr && day->counts) dates.push_back(date);
    }
    dates.resize(static_cast<std::size_t>(n), date);
    return dates;
}

void DayCounter::count_until(LocalDate from, LocalDate until, CountId id)
{
    int counted = 0;
    for (LocalDate date = from; date < until;) {
        if (step(date, counted, id) == nullptr) return;
    }
}

}  // namespace buzon
