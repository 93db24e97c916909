#include "gateway/app/estrados_days.hpp"

#include "gateway/app/evidence_facts.hpp"

#include <stdexcept>

namespace buzon::app {

std::vector<CountedDay> counted_days(const std::vector<TraceDay>& trace,
                                     const std::vector<db::EstradosDay>& findings)
{
    std::vector<CountedDay> days;
    for (const templates::TracedDay& traced : notification_days(trace)) {
        CountedDay day{traced.date, traced.counted, traced.why, std::nullopt, std::nullopt};
        for (const db::EstradosDay& finding : findings) {
            if (finding.day != traced.date) continue;
            if (finding.finding == db::DayFinding::Seen) {
                day.seen = finding;
            } else {
                day.failed = finding.finding;
            }
        }
        days.push_back(std::move(day));
    }
    return days;
}

LocalDate tenth_day(const NotificationTerms& terms)
{
    for (const TraceDay& day : terms.trace) {
        if (day.count == CountId::Notificacion && day.counts && day.day == 10) return day.date;
    }
    throw std::logic_error("estrados trace without a tenth day");
}

LocalDate last_day_shown(LocalDate notified, const BusinessDays& days)
{
    for (LocalDate date = notified - std::chrono::days(1);; date -= std::chrono::days(1)) {
        const BusinessDays::Day* day = days.day(date);
        if (day == nullptr) throw std::logic_error("calendar too short for estrados");
        if (day->counts) return date;
    }
}

}  // namespace buzon::app
