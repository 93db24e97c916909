#include "gateway/app/track.hpp"

#include "db/pool.hpp"
#include "gateway/app/evidence_receipt.hpp"
#include "gateway/database.hpp"

#include <algorithm>
#include <stdexcept>

namespace buzon::app {

Tracked track(const Services& services, db::Act act)
{
    std::optional<Tracked> tracked;
    std::optional<TermFacts> facts;
    {
        db::Pool::Lease lease = services.database().lease(request_deadline());
        auto unit = db::find_unit(*lease, act.folio.unit());
        if (!unit) throw std::logic_error("an act of an unknown unit: " + act.folio.str());
        const ActId id = act.id;
        tracked.emplace(
            Tracked{std::move(act),
                    std::move(*unit),
                    db::act_history(*lease, id),
                    db::documents_of(*lease, id),
                    aviso_statuses(db::aviso_tries(*lease, id, db::OutboxKind::Aviso)),
                    aviso_statuses(db::aviso_tries(*lease, id, db::OutboxKind::AvisoReminder)),
                    aviso_statuses(db::aviso_tries(*lease, id, db::OutboxKind::AvisoSms)),
                    std::nullopt,
                    {},
                    tellings(db::terms_told(*lease, id)),
                    db::failures_of(*lease, id),
                    services.standing(),
                    db::list_evidences(*lease, id),
                    {}});
        tracked->receipts =
            with_receipt(*lease, tracked->evidences, tracked->act.xml_sha, tracked->standing);
        facts = term_facts(*lease, tracked->act, tracked->unit.calendar_scope, tracked->history);
    }
    auto terms = act_terms(services, *facts);
    if (terms) {
        tracked->terms = std::move(*terms);
    } else {
        tracked->terms_refused = std::move(terms.error());
    }
    return std::move(*tracked);
}

const db::ListedEvidence* evidence_of(const Tracked& tracked, const Sha256& event)
{
    const auto found = std::ranges::find(tracked.evidences, event, &db::ListedEvidence::id);
    return found == tracked.evidences.end() ? nullptr : &*found;
}

std::optional<Tracked> track(const Services& services, const Folio& folio)
{
    auto act = [&] {
        db::Pool::Lease lease = services.database().lease(request_deadline());
        return db::find_act(*lease, folio);
    }();
    if (!act) return std::nullopt;
    return track(services, std::move(*act));
}

}  // namespace buzon::app
