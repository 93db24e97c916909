#pragma once

#include "core/business_days.hpp"
#include "core/term_policy.hpp"
#include "core/term_result.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace buzon {

// What people were told of an act before: the dates that no later calculation may bring forward.
struct ToldTerms {
    std::string calendar;  // version
    LocalDate notified;    // day 4 or the eleventh day while the term runs, then the notification
    LocalDate effective;
    std::vector<std::pair<DeadlineId, LocalDate>> deadlines;

    friend bool operator==(const ToldTerms&, const ToldTerms&) = default;
};
[[nodiscard]] ToldTerms told_of(const NotificationTerms& terms);

// A date that differs between two tellings. The names are "notified", "effective" and those of
// code_of(DeadlineId).
struct TermChange {
    std::string what;
    LocalDate before;
    LocalDate after;
};
[[nodiscard]] std::vector<TermChange> changes(const ToldTerms& before, const ToldTerms& after);

// The terms of a notification that is made: its date stays (CFF 134-I, 139; the constancia or the
// acuse proves it), what follows it is counted with `days`, and no deadline ends before the day
// that was told. `fresh` gives how it was made and the days of its count. nullopt past the horizon.
[[nodiscard]] std::optional<NotificationTerms> after_made(NotificationTerms fresh,
                                                          const ToldTerms& told,
                                                          const BusinessDays& days,
                                                          TermPolicy policy);

// No deadline ends before the day that was told; one that would says so in `moved`.
void keep_deadlines(NotificationTerms& terms, const ToldTerms& told);

// For the engine: moves a notification that ended before `not_before` to that day, or to the first
// día hábil after it. The days between are listed as not counted, with the reason. False past the
// horizon. Deadlines are not touched.
[[nodiscard]] bool put_off_notification(NotificationTerms& terms, LocalDate not_before,
                                        const BusinessDays& days);

}  // namespace buzon
