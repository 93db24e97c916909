#pragma once

#include "db/evidences.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

// That the log has an evidence: what is kept beside its file, so that a later change shows.
namespace buzon::app {

// The receipt (*.tlog-proof) of an evidence. nullopt: its entry waits for a place (about a second),
// or nobody keeps the log of this database.
[[nodiscard]] std::optional<std::string> evidence_receipt(db::Connection& db,
                                                          const db::StoredEvidence& evidence);

// The numbers of those evidences of one act that have a receipt. `data`: SHA-256 of the act's XML.
[[nodiscard]] std::set<int> with_receipt(db::Connection& db,
                                         const std::vector<db::ListedEvidence>& evidences,
                                         const Sha256& data, Standing standing);

}  // namespace buzon::app
