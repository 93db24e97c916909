#pragma once

#include "core/told_terms.hpp"
#include "db/act_terms.hpp"
#include "db/acts.hpp"
#include "db/events.hpp"
#include "gateway/services.hpp"

#include <Poco/JSON/Array.h>
#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <vector>

namespace buzon::app {

// The one place that asks the term engine about an act: with its last aviso or its publication,
// its opening, what people were told before, and the notification once it is made.
struct TermFacts {
    db::Act act;
    std::string scope;  // of its unit, for the calendar
    std::optional<Instant> aviso;
    std::optional<Instant> opened;
    std::optional<Instant> published;
    std::optional<ToldTerms> told;  // the last telling
    bool aviso_on_its_way = false;  // of a term that a failure re-opened: it has not begun
};
[[nodiscard]] TermFacts term_facts(db::Connection& db, db::Act act, std::string scope,
                                   const std::vector<db::ActEventRow>& history);
// The same, reading the history and the unit too.
[[nodiscard]] TermFacts term_facts(db::Connection& db, const db::Act& act);

// While the term runs, day 4 (or the eleventh day) is never before the one that was told. Once
// notified, that date stays and what follows it is counted with today's calendar, no deadline
// ending before the day that was told. An aviso whose day a later accord declared inhábil counts
// from the next día hábil. Refused: no aviso and no publication (no findings),
// CALENDARIO-HORIZONTE, what the engine refuses.
[[nodiscard]] tl::expected<NotificationTerms, Findings> act_terms(const Services& services,
                                                                  const TermFacts& facts);

// A telling as it is stored (db/act_terms), for whoever has it without its act.
[[nodiscard]] ToldTerms told_terms(const std::string& terms, std::string calendar);

// Keeps what people are told from now on. The caller holds the act's row.
void tell_terms(db::Transaction& tx, ActId act, const NotificationTerms& terms,
                db::TermsCause cause, const std::string& reason, Instant now);

// The tellings of an act as people see them, oldest first; the first of them has no changes.
struct Telling {
    db::TermsCause cause;
    std::string calendar;
    std::string reason;
    Instant at;
    std::vector<TermChange> changed;
};
[[nodiscard]] std::vector<Telling> tellings(const std::vector<db::ActTerms>& told);
// Those that moved a date, for people: when it was told, why, and each date before and after. Which
// deadlines an act opens says what it is: before it is opened only its notification is shown.
enum class ChangesShown { All, Notification };
[[nodiscard]] Poco::JSON::Array changes_json(const std::vector<Telling>& tellings,
                                             ChangesShown shown = ChangesShown::All);

}  // namespace buzon::app
