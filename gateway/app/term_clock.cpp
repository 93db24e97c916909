#include "gateway/app/term_clock.hpp"

#include "core/mailbox_terms.hpp"
#include "db/documents.hpp"
#include "db/outbox_fates.hpp"
#include "db/work_items.hpp"
#include "gateway/app/close_estrados.hpp"
#include "gateway/app/evidence_document.hpp"
#include "gateway/app/evidence_facts.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/app/notify.hpp"
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
    std::optional<Instant> aviso_sent;
    std::string aviso_folio;
    std::vector<std::string> addresses;
};

Reading read(const Services& services, const db::Act& act, const templates::ActType& type)
{
    return db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        Reading reading{evidence_facts(tx, act), {}, {}, {}, {}};
        reading.certifier = certifier(services, tx, reading.facts, type);
        reading.aviso_sent = occurred(tx, act.id, ActEvent::AvisoSent);
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
                if ((this->*close)(act)) {
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
    if (!reading.aviso_sent) throw std::logic_error("awaits opening without an aviso");
    const Instant now = services_->now();
    const auto terms = mailbox_terms({*reading.aviso_sent, std::nullopt},
                                     services_->calendar_of(reading.facts.unit.calendar_scope));
    if (!terms) throw std::runtime_error(terms.error().front().reason);
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
                                   .aviso_sent = *reading.aviso_sent,
                                   .addresses = reading.addresses,
                                   .trace = notification_days(terms->trace),
                                   .day4 = terms->notified,
                                   .effective = terms->effective,
                                   .calendar_version = terms->calendar,
                                   .unavailable_minutes = 0,
                                   .previous_event = std::nullopt};
    const auto document =
        make_evidence(*services_, {templates::compose(data), reading.facts.unit.code,
                                   reading.facts.unit.name, *certifier.signer});
    if (!document) throw std::runtime_error(document.error().front().reason);

    return db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        const auto locked = db::lock_act(tx, act.id);
        if (!locked || locked->state != ActState::AwaitingOpening) return false;
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
        notify(tx, *locked, *terms);
        return true;
    });
}

bool TermClock::close_estrados_term(const db::Act& act)
{
    return close_estrados(*services_, act) == EstradosClosing::Closed;
}

}  // namespace buzon::app
