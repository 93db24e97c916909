#pragma once

#include "core/business_days.hpp"
#include "core/term_policy.hpp"
#include "core/term_result.hpp"

namespace buzon {

// From terms.notified on: the effect (CFF 135), then aclaración 5, payment 15 or 30 moved off a
// Friday (CFF 12 ¶5), inconformidad 15, juicio 30, and the first day of enforcement (CFF 144). A
// last day on which the office is closed moves on; the juicio is before another office and does
// not. The answer that the act itself asks for (policy.reply) comes first, and is left out when it
// lies past the horizon alone. Fills effective and deadlines and goes on with the trace. False if a
// date lay past the horizon: `terms` is then not to be used.
[[nodiscard]] bool add_terms_after_effect(NotificationTerms& terms, const BusinessDays& days,
                                          TermPolicy policy);
// The same from terms.effective on, when it stands already: of an act whose notification is stored.
[[nodiscard]] bool add_terms_from_effect(NotificationTerms& terms, const BusinessDays& days,
                                         TermPolicy policy);

}  // namespace buzon
