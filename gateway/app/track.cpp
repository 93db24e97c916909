#include "gateway/app/track.hpp"

#include "db/pool.hpp"
#include "gateway/database.hpp"

#include <stdexcept>

namespace buzon::app {

std::optional<Tracked> track(const Services& services, const Folio& folio)
{
    std::optional<Tracked> tracked;
    std::optional<TermFacts> facts;
    {
        db::Pool::Lease lease = services.database().lease(request_deadline());
        auto act = db::find_act(*lease, folio);
        if (!act) return std::nullopt;
        auto unit = db::find_unit(*lease, folio.unit());
        if (!unit) throw std::logic_error("an act of an unknown unit: " + folio.str());
        const ActId id = act->id;
        tracked.emplace(
            Tracked{std::move(*act),
                    std::move(*unit),
                    db::act_history(*lease, id),
                    db::documents_of(*lease, id),
                    aviso_statuses(db::aviso_tries(*lease, id, db::OutboxKind::Aviso)),
                    aviso_statuses(db::aviso_tries(*lease, id, db::OutboxKind::AvisoReminder)),
                    std::nullopt,
                    {},
                    tellings(db::terms_told(*lease, id)),
                    db::failures_of(*lease, id)});
        facts = term_facts(*lease, tracked->act, tracked->unit.calendar_scope, tracked->history);
    }
    auto terms = act_terms(services, *facts);
    if (terms) {
        tracked->terms = std::move(*terms);
    } else {
        tracked->terms_refused = std::move(terms.error());
    }
    return tracked;
}

}  // namespace buzon::app
