#pragma once

#include "core/term_policy.hpp"
#include "core/term_result.hpp"
#include "db/acts.hpp"
#include "templates/act_offer.hpp"
#include "templates/catalogue.hpp"

#include <optional>
#include <string>

namespace buzon::app {

// Which of the term engine's deadlines an act really opens for its addressee: only the remedies its
// foot names (LFDC 23), the aclaración only where LSS 39 D gives it, payment only where the act
// asks for one with a term, an answer only where the type says that the act fixes its term. Kept
// beside the act when it is issued, as words: "aclaracion inconformidad juicio pago:15",
// "inconformidad juicio respuesta:15".
[[nodiscard]] std::string grants_text(const templates::ActOffer& offer,
                                      const templates::ActType& type);

// What the act says about its terms: CFF 144 by its type, days to pay or to answer by itself.
// `type` may be nullptr (no longer in the catalogue).
[[nodiscard]] TermPolicy term_policy(const templates::ActType* type,
                                     const std::optional<std::string>& grants);

// Takes away the deadlines the act does not open, and cites what gives the term that the act itself
// fixes. Of an act whose grants were not kept all stay.
void keep_granted(NotificationTerms& terms, const templates::ActType* type,
                  const std::optional<std::string>& grants);

// The first deadline of the addressee on `today` or later; nullptr when none is ahead.
[[nodiscard]] const Deadline* next_deadline(const NotificationTerms& terms, LocalDate today);
// And the last of all, past or not; nullptr when the act opens none.
[[nodiscard]] const Deadline* last_deadline(const NotificationTerms& terms);

}  // namespace buzon::app
