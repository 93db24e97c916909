#include "core/business_time.hpp"

#include "core/aviso_window.hpp"

#include <algorithm>

namespace buzon {
namespace {

using std::chrono::milliseconds;

// In order, without what they share.
std::vector<TimeSpan> merged(std::vector<TimeSpan> spans)
{
    std::ranges::sort(spans, {}, &TimeSpan::begin);
    std::vector<TimeSpan> whole;
    for (const TimeSpan& span : spans) {
        if (span.end <= span.begin) continue;
        if (!whole.empty() && span.begin <= whole.back().end) {
            whole.back().end = std::max(whole.back().end, span.end);
        } else {
            whole.push_back(span);
        }
    }
    return whole;
}

struct Touched {
    milliseconds time{0};
    int days = 0;
};

Touched touched(std::vector<TimeSpan> spans, const BusinessDays& days)
{
    const std::vector<TimeSpan> whole = merged(std::move(spans));
    if (whole.empty()) return {};
    Touched sum;
    const LocalDate last = zona_centro(whole.back().end).date;
    for (LocalDate date = zona_centro(whole.front().begin).date; date <= last;
         date += std::chrono::days(1)) {
        const BusinessDays::Day* day = days.day(date);
        if (day == nullptr || !day->counts) continue;
        const TimeSpan hours{from_zona_centro(date, aviso_window.opens),
                             from_zona_centro(date, aviso_window.closes)};
        milliseconds of_day{0};
        for (const TimeSpan& span : whole) {
            const TimeSpan part = overlap(span, hours);
            of_day += part.end - part.begin;
        }
        sum.time += of_day;
        if (of_day > milliseconds(0)) ++sum.days;
    }
    return sum;
}

}  // namespace

int business_minutes(std::vector<TimeSpan> spans, const BusinessDays& days)
{
    const auto time = touched(std::move(spans), days).time;
    return static_cast<int>(std::chrono::ceil<std::chrono::minutes>(time).count());
}

int business_days_touched(std::vector<TimeSpan> spans, const BusinessDays& days)
{
    return touched(std::move(spans), days).days;
}

TimeSpan overlap(const TimeSpan& span, const TimeSpan& window)
{
    const Instant begin = std::max(span.begin, window.begin);
    return {begin, std::max(begin, std::min(span.end, window.end))};
}

}  // namespace buzon
