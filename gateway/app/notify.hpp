#pragma once

#include "core/term_policy.hpp"
#include "core/term_result.hpp"
#include "db/acts.hpp"
#include "templates/catalogue.hpp"

namespace buzon::app {

// Writes the notification that the term engine gave, once and for ever, and stops the act's clock.
// The caller holds the act's row and has recorded the event.
void notify(db::Transaction& tx, const db::Act& act, const NotificationTerms& terms, Instant now);

// What the kind of act says about its terms (CFF 144).
[[nodiscard]] TermPolicy term_policy(const templates::ActType& type);

}  // namespace buzon::app
