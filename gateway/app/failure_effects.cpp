#include "gateway/app/failure_effects.hpp"

#include "core/aviso_window.hpp"
#include "db/documents.hpp"
#include "db/estrados.hpp"
#include "db/mailboxes.hpp"
#include "db/outbox_fates.hpp"
#include "db/pool.hpp"
#include "db/work_items.hpp"
#include "gateway/app/estrados_days.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/app/recompute_terms.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "templates/local_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace buzon::app {
namespace {

Instant midnight(LocalDate date)
{
    return from_zona_centro(date, std::chrono::milliseconds(0));
}

// When the term began, and the end of its last day to act; nothing for an act without either.
std::optional<TimeSpan> window_of(const TermFacts& facts)
{
    const auto end = facts.act.notification ? std::optional(facts.act.notification->notified_on)
                                            : facts.act.due_on;
    if (!end) return std::nullopt;
    if (facts.aviso) return TimeSpan{*facts.aviso, midnight(*end)};
    if (facts.published) return TimeSpan{*facts.published, midnight(*end)};
    return std::nullopt;
}

bool concerns(const db::NewFailure& failure, const TermFacts& facts)
{
    using enum db::PlatformFunction;
    if (facts.aviso) return failure.touches(Acceso) || failure.touches(Buzon);
    return failure.touches(Estrados);
}

std::string reason_of(const db::Failure& failure)
{
    std::string text = fmt::format("Falla de la plataforma del {} al {} (constancia {}): {}",
                                   templates::spanish_moment(failure.began_at),
                                   templates::spanish_moment(failure.ended_at), failure.folio.str(),
                                   failure.reason);
    if (failure.accord) text += fmt::format(" Acuerdo: {}.", *failure.accord);
    return text;
}

// The first day on which four business days have passed since an aviso that leaves as soon as one
// may.
LocalDate day_four_from_now(const Services& services, const std::string& scope)
{
    const BusinessDays days = services.calendar_of(scope).latest;
    const auto next = next_window(services.now(), days);
    if (!next) throw std::runtime_error(next.error().reason);
    const auto day = days.nth_after(zona_centro(*next).date, 4);
    if (!day) throw std::runtime_error(beyond_horizon(days).reason);
    return *day;
}

// A new aviso to every confirmed address, unless one is on its way; false when there is no address.
bool queue_renewal(db::Transaction& tx, const db::Act& act, const db::Failure& failure, Instant now)
{
    const auto fates = db::fates_of(tx, act.id, db::OutboxKind::Aviso);
    const auto pending = [](const db::OutboxFate& fate) { return !fate.outcome; };
    if (std::ranges::any_of(fates, pending)) return true;
    const auto addressees = db::find_addressees(tx, {act.addressee});
    if (addressees.empty() || addressees.front().emails.empty()) return false;
    // Rows are never removed, so their number tells this round from every other.
    const auto round = static_cast<std::int64_t>(fates.size());
    for (const std::string& address : addressees.front().emails) {
        Poco::JSON::Object payload = json::object();
        payload.set("address", address);
        payload.set("round", round);
        payload.set("failure", failure.folio.str());
        db::enqueue(tx, {act.lane, db::OutboxKind::Aviso, act.id,
                         fmt::format("aviso|{}|{}|{}", act.folio.str(), address, round),
                         json::text(payload), now});
    }
    return true;
}

void ask_a_person(db::Transaction& tx, const db::Act& act, const db::Failure& failure,
                  const std::string& what, Instant now)
{
    Poco::JSON::Object detail = json::object();
    detail.set("motivo", what + " " + reason_of(failure));
    db::open_work_item(tx,
                       {.key = fmt::format("failure|{}|{}", failure.folio.str(), act.folio.str()),
                        .kind = db::WorkKind::FailureAfterClosing,
                        .act = act.id,
                        .outbox = {},
                        .document = failure.record_pdf,
                        .detail = json::text(detail)},
                       now);
}

class Application {
  public:
    Application(const Services& services, db::Transaction& tx, const db::Failure& failure,
                TermFacts facts)
        : services_(services),
          tx_(tx),
          failure_(failure),
          facts_(std::move(facts)),
          now_(services.now())
    {
    }

    std::optional<db::FailureEffect> run()
    {
        minutes_ = minutes_taken(services_, failure_, facts_);
        if (minutes_ == 0 || facts_.opened) return std::nullopt;
        db::attach_document(tx_, facts_.act.id, db::DocumentRole::FallaXml, failure_.record_xml);
        db::attach_document(tx_, facts_.act.id, db::DocumentRole::FallaPdf, failure_.record_pdf);
        const LocalDate before =
            facts_.act.notification ? facts_.act.notification->notified_on : *facts_.act.due_on;
        const bool in_estrados = !facts_.aviso;
        // In the estrados a day that was touched is a day on which the document was not there.
        if (!in_estrados && minutes_ < failure_.threshold) {
            return decided(db::FailureEffect::SinCambio, before, before);
        }
        if (facts_.act.notification) {
            ask_a_person(tx_, facts_.act, failure_,
                         fmt::format("El plazo perdió {} minutos hábiles y el acto ya consta como "
                                     "notificado el {}.",
                                     minutes_, long_spanish_date(before)),
                         now_);
            return decided(db::FailureEffect::PorRevisar, before, before);
        }
        const LocalDate after =
            put_off(in_estrados ? longer_in_estrados(before)
                                : std::max(before, day_four_from_now(services_, facts_.scope)));
        if (in_estrados) {
            const BusinessDays days = services_.calendar_of(facts_.scope).latest;
            db::extend_publication(tx_, facts_.act.id, last_day_shown(after, days));
        } else if (!queue_renewal(tx_, facts_.act, failure_, now_)) {
            ask_a_person(tx_, facts_.act, failure_,
                         "El plazo se amplió, pero el patrón ya no tiene un correo confirmado al "
                         "cual enviar el aviso nuevo.",
                         now_);
        }
        return decided(in_estrados ? db::FailureEffect::Prorrogado : db::FailureEffect::Reabierto,
                       before, after);
    }

  private:
    LocalDate longer_in_estrados(LocalDate before)
    {
        const BusinessDays days = services_.calendar_of(facts_.scope).latest;
        const auto window = window_of(facts_);
        const int touched =
            business_days_touched({overlap({failure_.began_at, failure_.ended_at}, *window)}, days);
        const auto day = days.nth_after(before, touched);
        if (!day) throw std::runtime_error(beyond_horizon(days).reason);
        return *day;
    }

    LocalDate put_off(LocalDate not_before)
    {
        const ToldTerms told = facts_.told.value_or(ToldTerms{{}, *facts_.act.due_on, {}, {}});
        facts_.act.due_on = not_before;
        const auto terms = act_terms(services_, facts_);
        if (!terms) throw std::runtime_error(terms.error().front().reason);
        const std::string reason = reason_of(failure_);
        db::set_due(tx_, facts_.act.id, terms->notified);
        tell_terms(tx_, facts_.act.id, *terms, db::TermsCause::Falla, reason, now_);
        record(tx_, facts_.act,
               {.kind = ActEvent::WindowReopened,
                .distinct = failure_.folio.str(),
                .occurred = now_,
                .actor = failure_.declared_by.str(),
                .detail = change_detail(changes(told, told_of(*terms)), told, *terms, reason),
                .document = failure_.record_xml},
               now_);
        return terms->notified;
    }

    db::FailureEffect decided(db::FailureEffect effect, LocalDate before, LocalDate after)
    {
        db::add_failure_effect(tx_,
                               {failure_.id, facts_.act.id, effect, minutes_, before, after, now_});
        return effect;
    }

    const Services& services_;
    db::Transaction& tx_;
    const db::Failure& failure_;
    TermFacts facts_;
    Instant now_;
    int minutes_ = 0;
};

}  // namespace

int minutes_taken(const Services& services, const db::NewFailure& failure, const TermFacts& facts)
{
    const auto window = window_of(facts);
    if (!window || !concerns(failure, facts)) return 0;
    return business_minutes({overlap({failure.began_at, failure.ended_at}, *window)},
                            services.calendar_of(facts.scope).latest);
}

std::optional<db::FailureEffect> apply_failure(const Services& services, const db::Failure& failure,
                                               ActId id)
{
    using Result = std::optional<db::FailureEffect>;
    return db::in_transaction(
        services.database(), request_deadline(), [&](db::Transaction& tx) -> Result {
            const auto act = db::lock_act(tx, id);
            if (!act || db::has_failure_effect(tx, failure.id, id)) return std::nullopt;
            return Application(services, tx, failure, term_facts(tx, *act)).run();
        });
}

FailureSums apply_failure(const Services& services, const db::Failure& failure)
{
    FailureSums sums;
    db::TouchablePage page{zona_centro(failure.began_at).date, ActId{}, 100};
    for (;;) {
        const std::vector<db::Act> acts = [&] {
            auto lease = services.database().lease(request_deadline());
            return db::acts_touchable(*lease, page);
        }();
        if (acts.empty()) return sums;
        for (const db::Act& act : acts) {
            page.after = act.id;
            const auto effect = apply_failure(services, failure, act.id);
            if (!effect) continue;
            switch (*effect) {
                case db::FailureEffect::Reabierto: ++sums.reopened; break;
                case db::FailureEffect::Prorrogado: ++sums.extended; break;
                case db::FailureEffect::PorRevisar: ++sums.to_review; break;
                case db::FailureEffect::SinCambio: ++sums.unchanged; break;
            }
        }
    }
}

namespace {

std::vector<db::Failure> undecided(const Services& services, db::Connection& db, const db::Act& act)
{
    const TermFacts facts = term_facts(db, act);
    const auto window = window_of(facts);
    std::vector<db::Failure> left;
    if (!window) return left;
    for (db::Failure& failure : db::failures_between(db, window->begin, window->end)) {
        if (minutes_taken(services, failure, facts) == 0) continue;
        if (!db::has_failure_effect(db, failure.id, act.id)) left.push_back(std::move(failure));
    }
    return left;
}

}  // namespace

bool undecided_failure(const Services& services, db::Transaction& tx, const db::Act& act)
{
    return !undecided(services, tx, act).empty();
}

int settle_failures(const Services& services, ActId id)
{
    const std::vector<db::Failure> left = [&] {
        auto lease = services.database().lease(request_deadline());
        const auto act = db::find_act(*lease, id);
        return act ? undecided(services, *lease, *act) : std::vector<db::Failure>{};
    }();
    int decided = 0;
    for (const db::Failure& failure : left) {
        if (apply_failure(services, failure, id)) ++decided;
    }
    return decided;
}

int unavailable_minutes(db::Connection& db, TimeSpan window, const BusinessDays& days)
{
    std::vector<TimeSpan> spans;
    for (const db::Failure& failure : db::failures_between(db, window.begin, window.end)) {
        if (failure.touches(db::PlatformFunction::Acceso) ||
            failure.touches(db::PlatformFunction::Buzon)) {
            spans.push_back(overlap({failure.began_at, failure.ended_at}, window));
        }
    }
    return business_minutes(std::move(spans), days);
}

}  // namespace buzon::app
