#pragma once

#include "core/term_result.hpp"
#include "db/acts.hpp"
#include "db/documents.hpp"
#include "db/events.hpp"
#include "db/evidences.hpp"
#include "db/failures.hpp"
#include "db/units.hpp"
#include "gateway/app/aviso_status.hpp"
#include "gateway/app/terms_of_act.hpp"
#include "gateway/services.hpp"

#include <optional>
#include <set>
#include <vector>

namespace buzon::app {

// Everything there is to say about one act.
struct Tracked {
    db::Act act;
    db::Unit unit;
    std::vector<db::ActEventRow> history;
    std::vector<db::AttachedDocument> documents;
    std::vector<AvisoStatus> avisos;     // one an address, in the order they were queued
    std::vector<AvisoStatus> reminders;  // likewise
    std::vector<AvisoStatus> texts;      // likewise, to mobiles
    // The term engine over the history, with its trace: while the clock runs as if nothing more
    // happened, afterwards as it was; only the deadlines that the act opens. Empty before an aviso
    // or a publication, and for orders.
    std::optional<NotificationTerms> terms;
    Findings terms_refused;                     // why there are none although there should be
    std::vector<Telling> tellings;              // what was told of the dates, and what moved them
    std::vector<db::ActFailureShown> failures;  // of the platform, that touched its term
    Standing standing = Standing::Legal;
    std::vector<db::ListedEvidence> evidences;  // by their chain; the newest events may wait
    std::set<int> receipts;                     // numbers of those that the log has
};

// The evidence of an event; nullptr when none is made of it, or not yet.
[[nodiscard]] const db::ListedEvidence* evidence_of(const Tracked& tracked, const Sha256& event);

// nullopt: no such act. Needs Catalogue, Calendar and Database.
[[nodiscard]] std::optional<Tracked> track(const Services& services, const Folio& folio);
// Of an act that was just read.
[[nodiscard]] Tracked track(const Services& services, db::Act act);

}  // namespace buzon::app
