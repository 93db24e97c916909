#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// Why people were told dates of an act.
enum class TermsCause {
    Aviso,         // the aviso left: day 4, if nobody opens
    Estrados,      // published: the eleventh day
    Notificacion,  // notified: the deadlines that follow
    Calendario,    // a later accord
    Falla,         // a declared failure of the platform
};
[[nodiscard]] std::string_view name_of(TermsCause cause);
[[nodiscard]] std::optional<TermsCause> terms_cause_of(std::string_view name);

// One telling. `terms` is a JSON object of dates.
struct ActTerms {
    TermsCause cause;
    std::string calendar;  // version
    std::string terms;
    std::string reason;  // Spanish
    Instant at;
};
// Appends a telling and notes on which calendar the act stands, and the last day on which another
// one would matter. The caller holds the act's row.
void append_terms(Transaction& tx, ActId act, const ActTerms& terms, LocalDate until);
// Oldest first.
[[nodiscard]] std::vector<ActTerms> terms_told(Connection& db, ActId act);
// The act was counted again with this version and nothing moved.
void set_terms_calendar(Transaction& tx, ActId act, std::string_view version);

// Acts with dates still to come that stand on another calendar than this, by id after `after`.
struct StandingPage {
    std::string version;
    LocalDate today;
    ActId after;
    int limit = 100;
};
[[nodiscard]] std::vector<ActId> acts_on_other_calendars(Connection& db, const StandingPage& page);

// Notes that this version is in use, once, and returns the one that rules: the one that was seen
// first last. A process that still works with an earlier one must move no date.
std::string ruling_calendar(Transaction& tx, std::string_view version, Instant now);

// For people: how many acts with dates to come stand on each version.
struct CalendarStanding {
    std::string version;
    std::optional<Instant> first_seen;  // none: before versions were noted
    std::int64_t acts;
};
[[nodiscard]] std::vector<CalendarStanding> calendar_standing(Connection& db, LocalDate today);

}  // namespace buzon::db
