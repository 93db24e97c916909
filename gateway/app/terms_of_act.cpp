#include "gateway/app/terms_of_act.hpp"

#include "core/aviso_window.hpp"
#include "core/estrados_terms.hpp"
#include "core/mailbox_terms.hpp"
#include "db/outbox_fates.hpp"
#include "db/units.hpp"
#include "gateway/app/act_terms.hpp"
#include "gateway/json.hpp"
#include "templates/catalogue.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace buzon::app {
namespace {

constexpr std::array kDeadlines{DeadlineId::Respuesta, DeadlineId::Aclaracion,
                                DeadlineId::Pago,      DeadlineId::Inconformidad,
                                DeadlineId::Exigible,  DeadlineId::Juicio};

std::string written(const ToldTerms& told)
{
    Poco::JSON::Object terms = json::object();
    terms.set("notified", iso_date(told.notified));
    terms.set("effective", iso_date(told.effective));
    for (const auto& [id, date] : told.deadlines) {
        terms.set(std::string(code_of(id)), iso_date(date));
    }
    return json::text(terms);
}

LocalDate date_in(const Poco::JSON::Object& terms, std::string_view key)
{
    const auto date = parse_iso_date(terms.getValue<std::string>(std::string(key)));
    if (!date) throw std::logic_error("terms that were told hold no date");
    return *date;
}

ToldTerms read(const db::ActTerms& row)
{
    return told_terms(row.terms, row.calendar);
}

NotifiedBy by_of(db::NotifiedBy by)
{
    switch (by) {
        case db::NotifiedBy::Acuse: return NotifiedBy::Acuse;
        case db::NotifiedBy::Dia4: return NotifiedBy::Dia4;
        case db::NotifiedBy::Estrados: return NotifiedBy::Estrados;
    }
    return NotifiedBy::Dia4;
}

std::optional<Instant> last_of(const std::vector<db::ActEventRow>& history, ActEvent kind)
{
    std::optional<Instant> last;
    for (const db::ActEventRow& event : history) {
        if (event.kind == kind)
            last = std::max(last.value_or(event.occurred_at), event.occurred_at);
    }
    return last;
}

tl::expected<NotificationTerms, Findings> by_mailbox(const TermFacts& facts,
                                                     const ScopedCalendar& calendar,
                                                     TermPolicy policy,
                                                     std::optional<LocalDate> floor)
{
    // It left inside business hours, as they were then.
    const auto counted_from = next_window(*facts.aviso, calendar.latest);
    if (!counted_from) return tl::unexpected(Findings{counted_from.error()});
    std::optional<Instant> opened = facts.opened;
    if (opened && facts.aviso_on_its_way) {
        // The new term has not begun, so whoever opens is always in time.
        const auto in_time = calendar.latest.nth_after(zona_centro(*opened).date, 2);
        if (in_time) floor = std::max(floor.value_or(*in_time), *in_time);
    }
    if (opened && *opened >= *facts.aviso) opened = std::max(*opened, *counted_from);
    return mailbox_terms({*counted_from, opened, floor}, calendar, policy);
}

tl::expected<NotificationTerms, Findings> in_estrados(Instant published,
                                                      const ScopedCalendar& calendar,
                                                      TermPolicy policy,
                                                      std::optional<LocalDate> floor)
{
    LocalDate day = zona_centro(published).date;
    const BusinessDays::Day* known = calendar.latest.day(day);
    if (known != nullptr && !known->counts) {
        day = calendar.latest.nth_after(day, 1).value_or(day);
    }
    return estrados_terms(day, calendar, policy, floor);
}

}  // namespace

TermFacts term_facts(db::Connection& db, db::Act act, std::string scope,
                     const std::vector<db::ActEventRow>& history)
{
    TermFacts facts{std::move(act),
                    std::move(scope),
                    last_of(history, ActEvent::AvisoSent),
                    last_of(history, ActEvent::Opened),
                    last_of(history, ActEvent::EstradosPublished),
                    std::nullopt,
                    false};
    if (facts.aviso && !facts.act.notification) {
        facts.aviso_on_its_way =
            std::ranges::any_of(db::fates_of(db, facts.act.id, db::OutboxKind::Aviso),
                                [](const db::OutboxFate& fate) { return !fate.outcome; });
    }
    const auto told = db::terms_told(db, facts.act.id);
    if (!told.empty()) facts.told = read(told.back());
    return facts;
}

TermFacts term_facts(db::Connection& db, const db::Act& act)
{
    const auto unit = db::find_unit(db, act.folio.unit());
    if (!unit) throw std::logic_error("act of no unit");
    return term_facts(db, act, unit->calendar_scope, db::act_history(db, act.id));
}

tl::expected<NotificationTerms, Findings> act_terms(const Services& services,
                                                    const TermFacts& facts)
{
    const templates::ActType* type = services.catalogue().find(facts.act.type, facts.act.version);
    const TermPolicy policy = term_policy(type, facts.act.grants);
    const ScopedCalendar calendar = services.calendar_of(facts.scope);

    std::optional<LocalDate> floor;
    if (!facts.act.notification) {
        floor = facts.act.due_on;
        if (facts.told)
            floor = std::max(facts.told->notified, floor.value_or(facts.told->notified));
    }
    tl::expected<NotificationTerms, Findings> terms = tl::unexpected(Findings{});
    if (facts.aviso) {
        terms = by_mailbox(facts, calendar, policy, floor);
    } else if (facts.published) {
        terms = in_estrados(*facts.published, calendar, policy, floor);
    }
    if (!terms) return terms;
    if (!facts.act.notification) {
        // Who opens has earlier dates by the opening itself.
        if (facts.told && terms->by != NotifiedBy::Acuse) keep_deadlines(*terms, *facts.told);
        keep_granted(*terms, type, facts.act.grants);
        return terms;
    }

    const db::Notification& made = *facts.act.notification;
    ToldTerms told{made.calendar_version, made.notified_on, made.effective_on, {}};
    if (facts.told && facts.told->notified == made.notified_on) {
        told.effective = std::max(told.effective, facts.told->effective);
        told.deadlines = facts.told->deadlines;
    }
    terms->by = by_of(made.by);
    auto kept = after_made(std::move(*terms), told, calendar.latest, policy);
    if (!kept) return tl::unexpected(Findings{beyond_horizon(calendar.latest)});
    keep_granted(*kept, type, facts.act.grants);
    return *kept;
}

ToldTerms told_terms(const std::string& text, std::string calendar)
{
    const Poco::JSON::Object terms = json::parse_object(text);
    ToldTerms told{
        std::move(calendar), date_in(terms, "notified"), date_in(terms, "effective"), {}};
    for (const DeadlineId id : kDeadlines) {
        const std::string key(code_of(id));
        if (terms.has(key)) told.deadlines.emplace_back(id, date_in(terms, key));
    }
    return told;
}

void tell_terms(db::Transaction& tx, ActId act, const NotificationTerms& terms,
                db::TermsCause cause, const std::string& reason, Instant now)
{
    LocalDate until = terms.effective;
    for (const Deadline& deadline : terms.deadlines) until = std::max(until, deadline.date);
    db::append_terms(tx, act, {cause, terms.calendar, written(told_of(terms)), reason, now}, until);
}

std::vector<Telling> tellings(const std::vector<db::ActTerms>& told)
{
    std::vector<Telling> all;
    std::optional<ToldTerms> before;
    for (const db::ActTerms& row : told) {
        ToldTerms now = read(row);
        all.push_back({row.cause, row.calendar, row.reason, row.at, {}});
        const bool moved =
            row.cause == db::TermsCause::Calendario || row.cause == db::TermsCause::Falla;
        if (before && moved) all.back().changed = changes(*before, now);
        before = std::move(now);
    }
    return all;
}

Poco::JSON::Array changes_json(const std::vector<Telling>& tellings, ChangesShown shown)
{
    Poco::JSON::Array all;
    for (const Telling& telling : tellings) {
        if (telling.changed.empty()) continue;
        Poco::JSON::Array moved;
        for (const TermChange& change : telling.changed) {
            const bool of_notification = change.what == "notified" || change.what == "effective";
            if (shown == ChangesShown::Notification && !of_notification) continue;
            Poco::JSON::Object one = json::object();
            one.set("plazo", change.what);
            one.set("antes", iso_date(change.before));
            one.set("ahora", iso_date(change.after));
            moved.add(one);
        }
        Poco::JSON::Object one = json::object();
        one.set("causa", std::string(db::name_of(telling.cause)));
        one.set("momento", telling.at.rfc3339());
        one.set("motivo", telling.reason);
        one.set("calendario", telling.calendar);
        one.set("fechas", moved);
        all.add(one);
    }
    return all;
}

}  // namespace buzon::app
