#pragma once

#include "core/business_days.hpp"
#include "core/strong_id.hpp"
#include "gateway/services.hpp"

#include <optional>

namespace buzon::app {

// Last day of a bank that was served on `notified` to say what it froze: three days to freeze, and
// three more to report from the last of them (CFF 145-IV, 151-I, 156-Bis), by the calendar's latest
// reading. An order handed over on a día inhábil counts from the next día hábil. nullopt past the
// calendar.
struct BankAnswerTerm {
    LocalDate from;
    LocalDate freeze_by;
    LocalDate report_by;
};
[[nodiscard]] std::optional<BankAnswerTerm> bank_answer_term(LocalDate notified,
                                                             const ScopedCalendar& calendar);

// Records that a bank did not answer: an order it took (L0 at least) of which it has reported
// nothing when its term is over. A fact with an evidence; it moves nothing, a later answer counts
// as ever. Once for each order. Silence about a release is not recorded. Any number of processes
// may run it. Needs Calendar and Database.
class BankSilence {
  public:
    explicit BankSilence(const Services& services) : services_(&services) {}

    int run_once();  // how many were recorded; looks at 100 orders at a time

  private:
    const Services* services_;
    BankOrderId after_;
};

}  // namespace buzon::app
