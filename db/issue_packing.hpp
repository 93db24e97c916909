#pragma once

#include "db/issue_batch.hpp"
#include "db/packing.hpp"

#include <span>
#include <vector>

// How the documents of a batch of acts become differences to bases. Part of issue_batch.
namespace buzon::db {

// A document with what its row says of how it is kept.
struct PackedDocument {
    const IssuedDocument* document;
    PackedColumns columns;
};

// The bases there are for the documents of these acts.
[[nodiscard]] Bases bases_for(Connection& db, std::span<const IssuedAct* const> acts);

// The acts that must be stored before the others can be packed: the first act of each kind that has
// no base. None when every kind has its base.
[[nodiscard]] std::vector<const IssuedAct*> founders(std::span<const IssuedAct* const> acts,
                                                     const Bases& bases);
// What the documents of founders are the bases of, as far as they were stored.
[[nodiscard]] Bases claims_of(std::span<const IssuedAct* const> founders, const Bases& bases);

// In the order of the acts and of their documents. Without its base a document is stored whole.
[[nodiscard]] std::vector<PackedDocument> pack_documents(Connection& db,
                                                         std::span<const IssuedAct* const> acts,
                                                         const Bases& bases);

}  // namespace buzon::db
