#pragma once

#include "db/acts.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace buzon::db {

// The lists of mailboxes: acts by the mailbox whose aviso has left (CFF 134-I), an act in the state
// AwaitingOpening or Notified. No dates are computed here: the caller asks the term engine.
//
// Which index serves which question is said at each query in mailbox_lists.cpp; every one begins
// with the addressee, so the size of one box decides and not that of the table.

// Narrows a list. What an unopened act hides (its type, reference, credits) never finds it.
struct MailboxFilter {
    std::optional<std::string> type;  // of the catalogue; notified acts only
    std::optional<LocalDate> from;    // notified on this day or later
    std::optional<LocalDate> to;      // … or earlier
    std::string text;                 // part of folio, reference or credit number; empty: any
    std::vector<std::string> titled;  // types whose title has the text: found as well
};

// Notified acts of one box that share everything a deadline follows from.
struct TermGroup {
    LocalDate effective_on;
    std::string unit;
    std::string type;
    std::string version;
    std::optional<std::string> grants;
    std::optional<std::string> told;  // what was told last (db/act_terms), see ToldSince
    std::int64_t acts = 0;
};
// Acts with an effect since this day that were told dates on more than one calendar are also
// grouped by what was told of them, because no date may come earlier (decision 21). Nothing: one
// calendar is all there ever was, and no telling decides.
using ToldSince = std::optional<LocalDate>;
[[nodiscard]] bool several_calendars(Connection& db);

// Newest effect first, of every box.
[[nodiscard]] std::map<std::string, std::vector<TermGroup>> term_groups(
    Connection& db, const std::vector<Rfc>& boxes, const MailboxFilter& filter, ToldSince since);
// The same of these acts, by their number; those without are missing.
[[nodiscard]] std::map<std::int64_t, std::string> told_of(Connection& db,
                                                          const std::vector<ActId>& acts);

struct Unopened {
    std::int64_t acts = 0;
    std::optional<LocalDate> first_due;  // the earliest day four
};
// Boxes without unopened acts are missing.
[[nodiscard]] std::map<std::string, Unopened> unopened_of(Connection& db,
                                                          const std::vector<Rfc>& boxes);

// Where a list by date goes on: behind the act `id` of that date.
struct DatedPlace {
    LocalDate date;
    ActId id;
};
struct DatedAct {
    LocalDate date;
    Act act;
};
// Unopened acts by day four.
[[nodiscard]] std::vector<DatedAct> unopened_page(Connection& db, const Rfc& box,
                                                  const MailboxFilter& filter,
                                                  const std::optional<DatedPlace>& after,
                                                  int limit);
// Notified acts of these groups by the date the caller gives each of them; groups before `after`
// are the caller's to leave out.
struct DatedGroup {
    TermGroup group;
    LocalDate date;
};
[[nodiscard]] std::vector<DatedAct> groups_page(Connection& db, const Rfc& box,
                                                const std::vector<DatedGroup>& groups,
                                                const MailboxFilter& filter,
                                                const std::optional<DatedPlace>& after, int limit,
                                                ToldSince since);

// Newest first; `state`: only these.
[[nodiscard]] std::vector<Act> newest_page(Connection& db, const Rfc& box,
                                           const MailboxFilter& filter,
                                           std::optional<ActState> state, const Page& page);

}  // namespace buzon::db
