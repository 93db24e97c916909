#include "gateway/app/recompute_terms.hpp"

#include "core/calendar.hpp"
#include "db/estrados.hpp"
#include "db/mailboxes.hpp"
#include "db/work_items.hpp"
#include "gateway/app/estrados_days.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"

#include <fmt/format.h>

namespace buzon::app {
namespace {

constexpr int kAtOnce = 100;
constexpr auto kRest = std::chrono::minutes(10);

// The accords of that place whose days fall in the count, as people cite them.
std::string accords_in(const Calendar& calendar, const std::string& scope, LocalDate first,
                       LocalDate last)
{
    const auto place = CalendarScope::parse(scope);
    std::string text;
    for (const CalendarFile& file : calendar.files()) {
        if (file.kind != SourceKind::Acuerdo || !place || !file.scope.reaches(*place)) continue;
        for (const CalendarEntry& entry : file.entries) {
            if (entry.last < first || entry.first > last) continue;
            text += fmt::format("{}del {} al {}: {} ({})", text.empty() ? "" : "; ",
                                long_spanish_date(entry.first), long_spanish_date(entry.last),
                                entry.reason, file.citation);
        }
    }
    return text.empty() ? "Cambió el calendario de días inhábiles."
                        : "Días declarados por acuerdo: " + text + ".";
}

// Day 4, or the eleventh day, as it would be had nothing been certified yet.
std::optional<LocalDate> would_be(const Services& services, TermFacts facts)
{
    facts.act.notification.reset();
    facts.act.due_on.reset();
    facts.told.reset();
    const auto terms = act_terms(services, facts);
    if (!terms) return std::nullopt;
    return terms->notified;
}

// A constancia whose term the accord lengthens after the fact (law §13.13).
void tell_staff(const Services& services, db::Transaction& tx, const TermFacts& facts,
                const NotificationTerms& terms, const std::string& reason)
{
    const auto fresh = would_be(services, facts);
    if (terms.by == NotifiedBy::Acuse || !fresh || *fresh <= terms.notified) return;
    Poco::JSON::Object detail = json::object();
    detail.set("motivo",
               fmt::format("La notificación es del {}; con el acuerdo habría sido del {}. {}",
                           long_spanish_date(terms.notified), long_spanish_date(*fresh), reason));
    db::open_work_item(tx,
                       {.key = fmt::format("accord|{}|{}", facts.act.folio.str(), terms.calendar),
                        .kind = db::WorkKind::AccordAfterClosing,
                        .act = facts.act.id,
                        .outbox = {},
                        .document = {},
                        .detail = json::text(detail)},
                       services.now());
}

}  // namespace

bool calendar_is_superseded(const Services& services, db::Transaction& tx)
{
    const std::string& mine = services.calendar().version();
    return db::ruling_calendar(tx, mine, services.now()) != mine;
}

std::string change_detail(const std::vector<TermChange>& changed, const ToldTerms& before,
                          const NotificationTerms& after, const std::string& reason)
{
    Poco::JSON::Array moved;
    for (const TermChange& change : changed) {
        Poco::JSON::Object one = json::object();
        one.set("plazo", change.what);
        one.set("antes", iso_date(change.before));
        one.set("ahora", iso_date(change.after));
        moved.add(one);
    }
    Poco::JSON::Object detail = json::object();
    detail.set("calendario_anterior", before.calendar);
    detail.set("calendario", after.calendar);
    detail.set("motivo", reason);
    detail.set("cambios", moved);
    return json::text(detail);
}

void queue_terms_notice(db::Transaction& tx, const db::Act& act, const std::string& what,
                        Instant now)
{
    if (act.channel != db::ActChannel::Buzon) return;
    for (const db::Addressee& addressee : db::find_addressees(tx, {act.addressee})) {
        for (const std::string& address : addressee.emails) {
            Poco::JSON::Object payload = json::object();
            payload.set("address", address);
            db::enqueue(tx, {act.lane, db::OutboxKind::TermsNotice, act.id,
                             fmt::format("fechas|{}|{}|{}", act.folio.str(), what, address),
                             json::text(payload), now});
        }
    }
}

int TermsUpkeep::run_once()
{
    const Instant now = services_->now();
    if (rest_until_ && now < *rest_until_) return 0;
    const bool superseded = db::in_transaction(
        services_->database(), request_deadline(),
        [&](db::Transaction& tx) { return calendar_is_superseded(*services_, tx); });
    std::vector<ActId> page;
    if (superseded) {
        log_->write(LogLevel::Warning, LogEvent::CalendarSuperseded);
    } else {
        auto lease = services_->database().lease(request_deadline());
        page = db::acts_on_other_calendars(
            *lease, {services_->calendar().version(), zona_centro(now).date, after_, kAtOnce});
    }
    for (const ActId id : page) {
        try {
            recompute(id);
        } catch (const std::exception& error) {
            // One act that cannot be counted must not keep the others from their dates.
            log_->write(LogLevel::Error, LogEvent::ClockStuck,
                        {{LogKey::Act, id.value}, {LogKey::Error, error.what()}});
        }
        after_ = id;
    }
    if (page.size() < kAtOnce) {
        after_ = ActId{};
        rest_until_ = now + kRest;
    }
    return static_cast<int>(page.size());
}

void TermsUpkeep::recompute(ActId id)
{
    const Instant now = services_->now();
    db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        const auto act = db::lock_act(tx, id);
        if (!act || calendar_is_superseded(*services_, tx)) return;
        const TermFacts facts = term_facts(tx, *act);
        const auto terms = act_terms(*services_, facts);
        if (!terms) {
            throw std::runtime_error(terms.error().empty() ? "no aviso and no publication"
                                                           : terms.error().front().reason);
        }
        if (!facts.told) {
            if (!act->notification) db::set_due(tx, id, terms->notified);
            return tell_terms(tx, id, *terms, db::TermsCause::Calendario, {}, now);
        }
        const std::vector<TermChange> changed = changes(*facts.told, told_of(*terms));
        if (changed.empty()) return db::set_terms_calendar(tx, id, terms->calendar);

        LocalDate last = terms->effective;
        for (const Deadline& deadline : terms->deadlines) last = std::max(last, deadline.date);
        const Instant began = facts.aviso ? *facts.aviso : facts.published.value_or(now);
        const std::string reason =
            accords_in(services_->calendar(), facts.scope, zona_centro(began).date, last);
        tell_terms(tx, id, *terms, db::TermsCause::Calendario, reason, now);
        if (!act->notification) db::set_due(tx, id, terms->notified);
        if (act->state == ActState::InEstrados) {
            const BusinessDays days = services_->calendar_of(facts.scope).latest;
            db::extend_publication(tx, id, last_day_shown(terms->notified, days));
        }
        record(tx, *act,
               {.kind = ActEvent::TermsRecomputed,
                .distinct = terms->calendar,
                .occurred = now,
                .actor = "buzon",
                .detail = change_detail(changed, *facts.told, *terms, reason)},
               now);
        queue_terms_notice(tx, *act, terms->calendar, now);
        if (act->notification) tell_staff(*services_, tx, facts, *terms, reason);
    });
}

}  // namespace buzon::app
