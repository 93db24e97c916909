#include "gateway/app/close_estrados.hpp"

#include "db/documents.hpp"
#include "db/estrados.hpp"
#include "db/estrados_orders.hpp"
#include "db/events.hpp"
#include "gateway/app/estrados_days.hpp"
#include "gateway/app/evidence_document.hpp"
#include "gateway/app/evidence_facts.hpp"
#include "gateway/app/failure_effects.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/app/notify.hpp"
#include "gateway/app/recompute_terms.hpp"
#include "gateway/app/terms_of_act.hpp"
#include "gateway/database.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace buzon::app {
namespace {

struct Reading {
    EvidenceFacts facts;
    TermFacts term;
    std::optional<Certifier> certifier;
    db::EstradosPublication publication;
    db::EstradosOrder order;
    Instant published_at;  // of the publication that counts, the last one
    std::vector<db::EstradosDay> findings;
};

Reading read(const Services& services, const db::Act& act, const templates::ActType& type)
{
    return db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        const auto publication = db::find_publication(tx, act.id);
        const auto order = db::find_estrados_order(tx, act.id);
        std::optional<Instant> published;
        for (const db::ActEventRow& event : db::act_history(tx, act.id)) {
            if (event.kind == ActEvent::EstradosPublished) {
                published = std::max(published.value_or(event.occurred_at), event.occurred_at);
            }
        }
        if (!publication || !published) throw std::logic_error("in estrados, not published");
        if (!order) throw std::runtime_error("in estrados without the order of an official");
        Reading reading{
            evidence_facts(tx, act), term_facts(tx, act), {}, *publication, *order, *published, {}};
        reading.certifier = certifier(services, tx, reading.facts, type);
        reading.findings = db::estrados_days(tx, act.id);
        return reading;
    });
}

std::vector<templates::PublishedDay> proven(const std::vector<CountedDay>& days, LocalDate today)
{
    std::vector<templates::PublishedDay> list;
    for (const CountedDay& day : days) {
        if (day.missed(today)) {
            throw std::runtime_error(
                fmt::format("day {} of estrados, {}, has no proof; publish it again", day.counted,
                            iso_date(day.date)));
        }
        templates::PublishedDay entry{day.date, day.counted, day.why, std::nullopt, std::nullopt};
        if (day.seen) {
            entry.page = day.seen->page;
            entry.seen = day.seen->found_at;
        }
        list.push_back(std::move(entry));
    }
    return list;
}

}  // namespace

EstradosClosing close_estrados(const Services& services, const db::Act& act)
{
    const Instant now = services.now();
    const LocalDate today = zona_centro(now).date;
    const auto* type = services.catalogue().find_in_force("constancia-estrados", today);
    if (type == nullptr) throw std::runtime_error("no constancia of estrados in force");
    const Reading reading = read(services, act, *type);
    const db::Unit& unit = reading.facts.unit;
    const auto terms = act_terms(services, reading.term);
    if (!terms) throw std::runtime_error(terms.error().front().reason);
    if (today < terms->notified) {
        db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
            if (db::lock_act(tx, act.id)) db::set_due(tx, act.id, terms->notified);
        });
        return EstradosClosing::PutOff;
    }
    const std::vector<templates::PublishedDay> days =
        proven(counted_days(terms->trace, reading.findings), today);
    if (!reading.certifier) {
        throw std::runtime_error("no official with an e.firma here may certify for unit " +
                                 unit.code);
    }
    const Certifier& certifier = *reading.certifier;
    const templates::EstradosData data{
        .act = mention(services, reading.facts),
        .recipient = recipient(reading.facts),
        .certifier = certifier.official,
        .ground = reading.order.ground,
        .facts = reading.order.facts,
        .order_reference = reading.order.folio.str(),
        .order_date = zona_centro(reading.order.ordered_at).date,
        .page_url = services.config().site.base_url + "/estrados/" + act.folio.str(),
        .published = reading.published_at,
        .trace = days,
        .day10 = tenth_day(*terms),
        .notified = terms->notified,
        .effective = terms->effective,
        .removed = now,
        .calendar_version = terms->calendar,
        .previous_event = std::nullopt};
    const auto document = make_evidence(
        services, {templates::compose(data), unit.code, unit.name, *certifier.signer});
    if (!document) throw std::runtime_error(document.error().front().reason);

    return db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        const auto locked = db::lock_act(tx, act.id);
        const auto publication = db::find_publication(tx, act.id);
        if (calendar_is_superseded(services, tx)) {
            throw std::runtime_error(
                "this process counts with a superseded calendar: start it again");
        }
        // Published again or put off meanwhile: another count.
        if (!locked || locked->state != ActState::InEstrados || !publication ||
            publication->published_on != reading.publication.published_on ||
            locked->due_on != reading.term.act.due_on || undecided_failure(services, tx, *locked)) {
            return EstradosClosing::OtherRoute;
        }
        db::mark_removed(tx, act.id, now);
        const Sha256 xml =
            store_evidence(tx, act.id, *document,
                           {db::DocumentRole::ConstanciaXml, db::DocumentRole::ConstanciaPdf}, now);
        record(tx, *locked,
               {.kind = ActEvent::EstradosElapsed,
                .distinct = {},
                .occurred = from_zona_centro(terms->notified, std::chrono::milliseconds(0)),
                .actor = certifier.official.rfc.str(),
                .document = xml},
               now);
        notify(tx, *locked, *terms, now);
        return EstradosClosing::Closed;
    });
}

}  // namespace buzon::app
