#pragma once

#include "core/business_days.hpp"
#include "core/term_result.hpp"
#include "db/estrados_days.hpp"

#include <optional>
#include <string>
#include <vector>

namespace buzon::app {

// A day of the count of CFF 139 and what is known of it. Pure.
struct CountedDay {
    LocalDate date{};
    int counted = 0;  // 1 … 11; 0 when it does not count
    std::string why;
    std::optional<db::EstradosDay> seen;
    std::optional<db::DayFinding> failed;  // a finding that is no proof, if there is one

    // One of the ten, past, and nobody saw the document.
    [[nodiscard]] bool missed(LocalDate today) const
    {
        return counted >= 1 && counted <= 10 && date < today && !seen;
    }
};
// From the day after publication to the eleventh, in order.
[[nodiscard]] std::vector<CountedDay> counted_days(const std::vector<TraceDay>& trace,
                                                   const std::vector<db::EstradosDay>& findings);

// The last of the ten days.
[[nodiscard]] LocalDate tenth_day(const NotificationTerms& terms);
// Last day on which the document is shown: the tenth, or the last business day before the day to
// which the notification was put off.
[[nodiscard]] LocalDate last_day_shown(LocalDate notified, const BusinessDays& days);

}  // namespace buzon::app
