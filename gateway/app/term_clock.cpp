#include "gateway/app/term_clock.hpp"

#include "db/documents.hpp"
#include "db/outbox_fates.hpp"
#include "db/work_items.hpp"
#include "gateway/app/close_estrados.hpp"
#include "gateway/app/evidence_document.hpp"
#include "gateway/app/evidence_facts.hpp"
#include "gateway/app/failure_effects.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/app/notify.hpp"
#include "gateway/app/recompute_terms.hpp"
#include "gateway/app/terms_of_act.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "signing/signer.hpp"

#include <stdexcept>

namespace buzon::app {
namespace {

constexpr auto kRetryStuck = std::chrono::minutes(10);

const templates::ActType& evidence_type(const Services& services, std::string_view key)
{
    const auto* type = services.catalogue().find_in_force(key, zona_centro(services.now()).date);
    if (type == nullptr) throw std::runtime_error("no evidence type in force: " + std::string(key));
    return *type;
}

void put_off(const Services& services, ActId act, LocalDate until)
{
    db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        if (db::lock_act(tx, act)) db::set_due(tx, act, until);
    });
}

void tell_stuck(const Services& services, const db::Act& act, const std::string& why)
{
    Poco::JSON::Object detail = json::object();
    detail.set("motivo", why);
    db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        db::open_work_item(tx,
                           {.key = "clock_stuck|" + act.folio.str(),
                            .kind = db::WorkKind::ClockStuck,
                            .act = act.id,
                            .outbox = {},
                            .document = {},
                            .detail = json::text(detail)},
                           services.now());
    });
}

// Everything that a constancia is made from, read in one go.
struct Reading {
    EvidenceFacts facts;
    std::optional<Certifier> certifier;
    TermFacts term;
    std::string aviso_folio;
    std::vector<std::string> addresses;
    std::vector<templates::PutOff> put_off;
    int unavailable_minutes = 0;  // between the aviso and day 4 as it stands
};

// Each time that day 4 moved after it was told.
std::vector<templates::PutOff> put_off(const std::vector<db::ActTerms>& told)
{
    std::vector<templates::PutOff> moves;
    for (const Telling& telling : tellings(told)) {
        for (const TermChange& change : telling.changed) {
            if (change.what != "notified") continue;
            moves.push_back({change.before, change.after, telling.reason});
        }
    }
    return moves;
}

Reading read(const Services& services, const db::Act& act, const templates::ActType& type)
{
    return db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        Reading reading{evidence_facts(tx, act), {}, term_facts(tx, act), {}, {}, {}, 0};
        reading.certifier = certifier(services, tx, reading.facts, type);
        reading.put_off = put_off(db::terms_told(tx, act.id));
        if (reading.term.aviso && reading.term.act.due_on) {
            reading.unavailable_minutes = unavailable_minutes(
                tx,
                {*reading.term.aviso,
                 from_zona_centro(*reading.term.act.due_on, std::chrono::milliseconds(0))},
                services.calendar_of(reading.facts.unit.calendar_scope).latest);
        }
        for (const db::OutboxFate& fate : db::fates_of(tx, act.id, db::OutboxKind::Aviso)) {
            const Poco::JSON::Object payload = json::parse_object(fate.payload);
            reading.addresses.push_back(payload.getValue<std::string>("address"));
            reading.aviso_folio = payload.optValue<std::string>("message_id", reading.aviso_folio);
        }
        return reading;
    });
}

const Certifier& must_certify(const Reading& reading)
{
    if (!reading.certifier) {
        throw std::runtime_error("no official with an e.firma here may certify for unit " +
                                 reading.facts.unit.code);
    }
    return *reading.certifier;
}

// The term was put off, or an accord came, since it was read: the next pass looks again.
bool moved_meanwhile(const Services& services, db::Transaction& tx, const db::Act& locked,
                     const Reading& reading)
{
    if (calendar_is_superseded(services, tx)) {
        throw std::runtime_error("this process counts with a superseded calendar: start it again");
    }
    return locked.due_on != reading.term.act.due_on || undecided_failure(services, tx, locked);
}

}  // namespace

int TermClock::run_once()
{
    return close_all(ActState::AwaitingOpening, &TermClock::close_mailbox_term) +
           close_all(ActState::InEstrados, &TermClock::close_estrados_term);
}

int TermClock::close_all(ActState state, bool (TermClock::*close)(const db::Act&))
{
    int closed = 0;
    db::DuePage page{state, zona_centro(services_->now()).date, ActId{}, 100};
    for (;;) {
        auto lease = services_->database().lease(request_deadline());
        const std::vector<db::Act> due = db::acts_due(*lease, page);
        if (due.empty()) return closed;
        for (const db::Act& act : due) {
            page.after = act.id;
            const auto stuck = stuck_until_.find(act.id);
            if (stuck != stuck_until_.end() && services_->now() < stuck->second) continue;
            try {
                if (settle_failures(*services_, act.id) == 0 && (this->*close)(act)) {
                    ++closed;
                    log_->write(LogLevel::Info, LogEvent::ActNotified,
                                {{LogKey::Act, act.id.value}});
                }
            } catch (const std::exception& error) {
                // One act that cannot be closed must not keep the others from their date.
                stuck_until_[act.id] = services_->now() + kRetryStuck;
                tell_stuck(*services_, act, error.what());
                log_->write(LogLevel::Error, LogEvent::ClockStuck,
                            {{LogKey::Act, act.id.value}, {LogKey::Error, error.what()}});
            }
        }
    }
}

bool TermClock::close_mailbox_term(const db::Act& act)
{
    const templates::ActType& type = evidence_type(*services_, "constancia-no-consulta");
    const Reading reading = read(*services_, act, type);
    if (!reading.term.aviso) throw std::logic_error("awaits opening without an aviso");
    const Instant now = services_->now();
    const auto terms = act_terms(*services_, reading.term);
    if (!terms) throw std::runtime_error(terms.error().front().reason);
    if (reading.term.aviso_on_its_way) return false;  // its term has not begun
    if (zona_centro(now).date < terms->notified) {
        put_off(*services_, act.id, terms->notified);
        return false;
    }

    const Certifier& certifier = must_certify(reading);
    templates::ConstanciaData data{.act = mention(*services_, reading.facts),
                                   .recipient = recipient(reading.facts),
                                   .certifier = certifier.official,
                                   .aviso_folio = reading.aviso_folio,
                                   .deposited = act.issued_at,
                                   .aviso_sent = *reading.term.aviso,
                                   .addresses = reading.addresses,
                                   .put_off = reading.put_off,
                                   .trace = notification_days(terms->trace),
                                   .day4 = terms->notified,
                                   .effective = terms->effective,
                                   .calendar_version = terms->calendar,
                                   .unavailable_minutes = reading.unavailable_minutes,
                                   .previous_event = std::nullopt};
    const auto document =
        make_evidence(*services_, {templates::compose(data), reading.facts.unit.code,
                                   reading.facts.unit.name, *certifier.signer});
    if (!document) throw std::runtime_error(document.error().front().reason);

    return db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        const auto locked = db::lock_act(tx, act.id);
        if (!locked || locked->state != ActState::AwaitingOpening) return false;
        if (moved_meanwhile(*services_, tx, *locked, reading)) return false;
        const Sha256 xml =
            store_evidence(tx, act.id, *document,
                           {db::DocumentRole::ConstanciaXml, db::DocumentRole::ConstanciaPdf}, now);
        record(tx, *locked,
               {.kind = ActEvent::DayFourElapsed,
                .distinct = {},
                .occurred = from_zona_centro(terms->notified, std::chrono::milliseconds(0)),
                .actor = certifier.official.rfc.str(),
                .document = xml},
               now);
        notify(tx, *locked, *terms, now);
        return true;
    });
}

bool TermClock::close_estrados_term(const db::Act& act)
{
    return close_estrados(*services_, act) == EstradosClosing::Closed;
}

}  // namespace buzon::app
