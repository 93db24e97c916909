#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <vector>

namespace buzon::db {

// The public page of CFF 139: the document itself, ten business days, then removed.
struct EstradosPublication {
    ActId act;
    LocalDate published_on;
    LocalDate remove_after;  // last day on which it is shown
    std::optional<Instant> removed_at;
    Sha256 redacted;  // what the public sees; a stored document
    // Last day of which nothing more is to be found out (estrados_days.hpp): seen, or no business
    // day. Given by the database when it is published: the day before.
    LocalDate settled_on{};
};
// False when the act is published already (nothing changes then).
[[nodiscard]] bool publish_in_estrados(Transaction& tx, const EstradosPublication& publication);
[[nodiscard]] std::optional<EstradosPublication> find_publication(Connection& db, ActId act);
// The ten days begin anew (a day of them could not be proven); the event says why.
void publish_again(Transaction& tx, ActId act, LocalDate today, LocalDate remove_after);
// A later accord moved the tenth day.
void set_remove_after(Transaction& tx, ActId act, LocalDate remove_after);
void set_settled(Transaction& tx, ActId act, LocalDate day);
// Shown, and not settled for `today`; by id, after `after`.
[[nodiscard]] std::vector<EstradosPublication> unsettled_publications(Connection& db,
                                                                      LocalDate today, ActId after,
                                                                      int limit);

struct PublishedAct {
    EstradosPublication publication;
    Folio folio;
    std::string unit_name;
    std::string type;
    std::string version;
};
// Shown today, newest act first, before this act.
struct EstradosPage {
    std::optional<std::string> unit = std::nullopt;
    std::optional<LocalDate> published_on = std::nullopt;
    std::optional<std::string> folio = std::nullopt;
    std::optional<std::string> addressee = std::nullopt;  // RFC
    std::optional<ActId> before = std::nullopt;
    int limit = 50;
};
[[nodiscard]] std::vector<PublishedAct> estrados_page(Connection& db, const EstradosPage& page);
// Keeps it up longer, never less.
void extend_publication(Transaction& tx, ActId act, LocalDate remove_after);
void mark_removed(Transaction& tx, ActId act, Instant at);

}  // namespace buzon::db
