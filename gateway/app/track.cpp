#include "gateway/app/track.hpp"

#include "core/calendar.hpp"
#include "core/estrados_terms.hpp"
#include "core/mailbox_terms.hpp"
#include "db/pool.hpp"
#include "gateway/app/act_terms.hpp"
#include "gateway/database.hpp"

#include <algorithm>
#include <stdexcept>

namespace buzon::app {

namespace {

std::optional<Instant> last_of(const std::vector<db::ActEventRow>& history, ActEvent kind)
{
    std::optional<Instant> last;
    for (const db::ActEventRow& event : history) {
        if (event.kind == kind)
            last = std::max(last.value_or(event.occurred_at), event.occurred_at);
    }
    return last;
}

void add_terms(const Services& services, Tracked& tracked)
{
    const templates::ActType* type =
        services.catalogue().find(tracked.act.type, tracked.act.version);
    const TermPolicy policy = term_policy(type, tracked.act.grants);
    const ScopedCalendar calendar = services.calendar_of(tracked.unit.calendar_scope);
    tl::expected<NotificationTerms, Findings> terms = tl::unexpected(Findings{});
    if (const auto aviso = last_of(tracked.history, ActEvent::AvisoSent)) {
        terms =
            mailbox_terms({*aviso, last_of(tracked.history, ActEvent::Opened)}, calendar, policy);
    } else if (const auto published = last_of(tracked.history, ActEvent::EstradosPublished)) {
        terms = estrados_terms(zona_centro(*published).date, calendar, policy);
    }
    if (terms) {
        keep_granted(*terms, type, tracked.act.grants);
        tracked.terms = std::move(*terms);
    } else {
        tracked.terms_refused = std::move(terms.error());
    }
}

}  // namespace

Tracked track(const Services& services, db::Act act)
{
    std::optional<Tracked> tracked;
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
                    std::nullopt,
                    {}});
    }
    add_terms(services, *tracked);
    return std::move(*tracked);
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
