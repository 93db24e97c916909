#include "core/told_terms.hpp"

#include "core/after_effect.hpp"

#include <algorithm>

namespace buzon {
namespace {

constexpr const char* kStays = "fecha ya hecha constar: un acuerdo posterior no la cambia";

std::string never_earlier(LocalDate told)
{
    return "ya se había comunicado el " + long_spanish_date(told) + ": no se adelanta";
}

bool of_notification(const TraceDay& day)
{
    return day.count == CountId::Notificacion;
}

void note(std::vector<TermChange>& found, std::string_view what, LocalDate before, LocalDate after)
{
    if (before != after) found.push_back({std::string(what), before, after});
}

}  // namespace

ToldTerms told_of(const NotificationTerms& terms)
{
    ToldTerms told{terms.calendar, terms.notified, terms.effective, {}};
    for (const Deadline& deadline : terms.deadlines) {
        told.deadlines.emplace_back(deadline.id, deadline.date);
    }
    return told;
}

std::vector<TermChange> changes(const ToldTerms& before, const ToldTerms& after)
{
    std::vector<TermChange> found;
    note(found, "notified", before.notified, after.notified);
    note(found, "effective", before.effective, after.effective);
    for (const auto& [id, date] : after.deadlines) {
        for (const auto& [known, was] : before.deadlines) {
            if (known == id) note(found, code_of(id), was, date);
        }
    }
    return found;
}

std::optional<NotificationTerms> after_made(NotificationTerms fresh, const ToldTerms& told,
                                            const BusinessDays& days, TermPolicy policy)
{
    if (fresh.notified < told.notified) {
        if (!put_off_notification(fresh, told.notified, days)) return std::nullopt;
    }
    std::erase_if(fresh.trace, [&](const TraceDay& day) {
        return !of_notification(day) || day.date > told.notified;
    });
    if (fresh.notified != told.notified && !fresh.trace.empty()) fresh.trace.back().why = kStays;
    fresh.notified = told.notified;
    fresh.deadlines.clear();
    if (!add_terms_after_effect(fresh, days, policy)) return std::nullopt;
    fresh.effective = std::max(fresh.effective, told.effective);
    keep_deadlines(fresh, told);
    return fresh;
}

void keep_deadlines(NotificationTerms& terms, const ToldTerms& told)
{
    for (Deadline& deadline : terms.deadlines) {
        for (const auto& [id, date] : told.deadlines) {
            if (id != deadline.id || date <= deadline.date) continue;
            deadline.moved.push_back({.date = deadline.date,
                                      .counts = true,
                                      .day = 0,
                                      .why = never_earlier(date),
                                      .count = CountId::Prorroga});
            deadline.date = date;
        }
    }
}

bool put_off_notification(NotificationTerms& terms, LocalDate not_before, const BusinessDays& days)
{
    if (terms.notified >= not_before) return true;
    const BusinessDays::Day* told = days.day(not_before);
    const auto next = days.nth_after(not_before, 1);
    if (told == nullptr || !next) return false;
    const LocalDate moved_to = told->counts ? not_before : *next;
    const std::string why = never_earlier(not_before);

    std::erase_if(terms.trace, [](const TraceDay& day) { return !of_notification(day); });
    int last = 0;
    if (!terms.trace.empty()) {
        TraceDay& ended = terms.trace.back();
        last = ended.day;
        ended = {ended.date, false, 0, why, CountId::Notificacion};
    }
    for (LocalDate date = terms.notified + std::chrono::days(1); date <= moved_to;
         date += std::chrono::days(1)) {
        const BusinessDays::Day* day = days.day(date);
        const bool lands = date == moved_to;
        terms.trace.push_back({.date = date,
                               .counts = lands,
                               .day = lands ? last : 0,
                               .why = lands ? std::string() : (day->counts ? why : day->why),
                               .count = CountId::Notificacion});
    }
    terms.notified = moved_to;
    if (terms.dia4) terms.dia4 = moved_to;
    return true;
}

}  // namespace buzon
