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
};
// False when the act is published already (nothing changes then).
[[nodiscard]] bool publish_in_estrados(Transaction& tx, const EstradosPublication& publication);
[[nodiscard]] std::optional<EstradosPublication> find_publication(Connection& db, ActId act);

struct PublishedAct {
    EstradosPublication publication;
    Folio folio;
    std::string unit_name;
    std::string type;
};
// Shown today, newest act first, before this act.
struct EstradosPage {
    std::optional<std::string> unit;
    std::optional<ActId> before;
    int limit = 50;
};
[[nodiscard]] std::vector<PublishedAct> estrados_page(Connection& db, const EstradosPage& page);
[[nodiscard]] std::vector<EstradosPublication> publications_to_remove(Connection& db,
                                                                      LocalDate today);
// Keeps it up longer, never less.
void extend_publication(Transaction& tx, ActId act, LocalDate remove_after);
void mark_removed(Transaction& tx, ActId act, Instant at);

}  // namespace buzon::db
