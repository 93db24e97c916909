#pragma once

#include "db/acts.hpp"
#include "db/documents.hpp"
#include "db/events.hpp"
#include "db/outbox.hpp"

#include <span>
#include <variant>

namespace buzon::db {

struct IssuedDocument {
    DocumentRole role;
    std::string media_type;
    std::string bytes;
    Sha256 sha;   // of bytes; computed by the caller, who signed it
    Alike alike;  // `beside`: a document of the same act that is beside none
};

// Everything that becomes true at once when an act is issued. ActEventRow::act and
// NewOutboxRow::act are filled in here.
struct IssuedAct {
    NewAct act;
    std::optional<LocalDate> due_on;
    std::vector<IssuedDocument> documents;
    std::vector<ActEventRow> events;
    std::vector<NewOutboxRow> outbox;
};

struct Stored {
    ActId id;
};
// The reference exists already. Same input: the first act answers. Other input: a refusal.
struct Replayed {
    ActId id;
    Folio folio;
};
struct ReferenceTaken {
    Folio folio;
};
using IssueOutcome = std::variant<Stored, Replayed, ReferenceTaken>;

// Stores any number of issued acts in two round trips, whatever their number of documents; the
// first acts of a kind, whose documents become the bases of later ones, take some more. The
// outcomes are in the order of `acts`; an act that is not Stored left nothing behind (its folio is
// a gap). One batch may not hold a reference twice (std::logic_error). Nothing counts before
// commit.
[[nodiscard]] std::vector<IssueOutcome> store_issued(Transaction& tx,
                                                     std::span<const IssuedAct> acts);

}  // namespace buzon::db
