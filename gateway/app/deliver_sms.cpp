#include "gateway/app/deliver_sms.hpp"

#include "channels/sms.hpp"
#include "channels/sms_verdict.hpp"
#include "core/aviso_window.hpp"
#include "core/mobile_number.hpp"
#include "db/documents.hpp"
#include "db/mailboxes.hpp"
#include "db/outbox_fates.hpp"
#include "db/units.hpp"
#include "db/work_items.hpp"
#include "gateway/app/aviso_doubt.hpp"
#include "gateway/app/enrolment.hpp"
#include "gateway/app/envelope_id.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/app/settle.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "gateway/sms_settings.hpp"
#include "templates/sms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace buzon::app {
namespace {

constexpr const char* kBegun = "begun";

// A number that was loaded, not registered here, may not be one that anybody can be written to at.
bool reachable(const db::ContactMeans& means)
{
    return means.kind == db::ContactKind::Mobile && in_use(means) && !bounced(means) &&
           mobile_number(means.address);
}

// The mobile of this row as it is registered now.
std::optional<db::ContactMeans> mobile_of(db::Connection& db, const db::Act& act,
                                          const std::string& address)
{
    for (db::ContactMeans& means : db::contacts_of(db, act.addressee)) {
        if (means.address == address && reachable(means)) return std::move(means);
    }
    return std::nullopt;
}

Unsent not_needed(const char* reason, Instant now)
{
    return {not_tried(channels::Verdict::GiveUp, "innecesario", reason, now), std::nullopt};
}

// The provider itself said that it does not take messages for this number.
bool refused(const channels::Attempt& attempt)
{
    return attempt.verdict == channels::Verdict::GiveUp &&
           attempt.fault == channels::Fault::Recipient;
}

}  // namespace

void queue_aviso_sms(const Services& services, db::Transaction& tx, const db::Act& act,
                     std::int64_t round)
{
    if (services.config().sms.url.empty()) return;
    for (const db::ContactMeans& means : db::contacts_of(tx, act.addressee)) {
        if (!reachable(means)) continue;
        Poco::JSON::Object payload = json::object();
        payload.set("address", means.address);
        db::enqueue(tx, {act.lane, db::OutboxKind::AvisoSms, act.id,
                         fmt::format("sms|{}|{}|{}", act.folio.str(), round, means.address),
                         json::text(payload), services.now()});
    }
}

// What is to be sent, or why nothing is.
struct SmsDelivery::Draft {
    channels::Sms sms;
    std::optional<Unsent> instead;
};

SmsDelivery::SmsDelivery(const Services& services, const Logger& log, std::string owner)
    : services_(&services), log_(&log), owner_(std::move(owner))
{
}

void SmsDelivery::deliver(const db::OutboxRow& row)
{
    const Draft draft = this->draft(row);
    if (draft.instead) return finish(row, draft.instead->attempt, draft.instead->not_before);
    finish(row, send(draft), std::nullopt);
}

SmsDelivery::Draft SmsDelivery::draft(const db::OutboxRow& row)
{
    using channels::Verdict;
    const Instant now = services_->now();
    return db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        Draft draft;
        Poco::JSON::Object payload = json::parse_object(row.payload);
        const auto act = db::find_act(tx, row.act);
        const auto unit = act ? db::find_unit(tx, act->folio.unit()) : std::nullopt;
        if (!act || !unit) throw std::logic_error("outbox row of no act or unit");
        // The doubt first: putting such a row off would strike out its mark, and it would leave
        // twice.
        if (payload.has(kBegun)) {
            draft.instead = {not_tried(Verdict::GiveUp, "en-duda",
                                       "No se sabe si salió; no se envía otra vez.", now),
                             std::nullopt};
            return draft;
        }
        if (act->state != ActState::AwaitingOpening) {
            draft.instead = not_needed("El acto ya no espera que lo abran.", now);
            return draft;
        }
        const auto address = payload.getValue<std::string>("address");
        const auto mobile = mobile_of(tx, *act, address);
        if (!mobile) {
            draft.instead = not_needed("El móvil ya no está confirmado.", now);
            return draft;
        }
        const auto window = next_window(now, services_->calendar_of(unit->calendar_scope).latest);
        if (!window) throw std::runtime_error(window.error().reason);
        if (*window > now) {
            draft.instead = {not_tried(Verdict::Retry, "fuera-de-horario",
                                       "Los mensajes solo salen en días y horas hábiles.", now),
                             *window};
            return draft;
        }
        draft.sms = {.to = mobile_number(mobile->address).value(),
                     .text = templates::aviso_sms({.folio = act->folio.str(),
                                                   .check_code = act->check_code,
                                                   .mailbox_url = services_->config().site.base_url,
                                                   .standing = services_->standing()}),
                     .reference = envelope_id(row.id)};
        payload.set(kBegun, now.rfc3339());
        if (!db::set_payload(tx, row.id, owner_, json::text(payload))) {
            throw std::runtime_error("the lease of a text message ran out before it was sent");
        }
        return draft;
    });
}

channels::Attempt SmsDelivery::send(const Draft& draft) const
{
    const auto settings = sms_settings(services_->config());
    if (!settings) {
        return not_tried(channels::Verdict::Retry, "sin-proveedor", settings.error().reason,
                         services_->now());
    }
    channels::Attempt attempt = channels::send_sms(*settings, draft.sms, services_->clock());
    if (channels::sms_in_doubt(attempt)) {
        attempt.verdict = channels::Verdict::GiveUp;
        attempt.code = "en-duda/" + attempt.code;
        attempt.reason += " No se sabe si salió; no se envía otra vez.";
    }
    attempt.transcript = fmt::format("Mensaje\n{}\n\nRespuesta del proveedor\n{}\n", draft.sms.text,
                                     attempt.transcript);
    return attempt;
}

void SmsDelivery::finish(const db::OutboxRow& row, const channels::Attempt& attempt,
                         std::optional<Instant> not_before)
{
    const Instant now = services_->now();
    db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        const auto act = db::lock_act(tx, row.act);
        if (!act) throw std::logic_error("outbox row of no act");
        if (attempt.verdict == channels::Verdict::Retry) {
            // The provider did not take it: nothing is in doubt, and the next try may begin.
            Poco::JSON::Object payload = json::parse_object(row.payload);
            payload.remove(kBegun);
            static_cast<void>(db::set_payload(tx, row.id, owner_, json::text(payload)));
        }
        const SettledTry settled = settle(tx, {row, owner_, attempt, not_before}, now);
        if (settled.settled == db::Settled::LeaseLost || !settled.transcript) return;
        if (!attempt.accepted_at && !refused(attempt)) return;
        db::attach_document(tx, act->id, db::DocumentRole::SmsTranscript, *settled.transcript);
        if (refused(attempt)) return record_refusal(tx, *act, row, attempt, *settled.transcript);
        record(tx, *act,
               {.kind = ActEvent::AvisoTexted,
                .distinct = std::to_string(row.id.value),
                .occurred = *attempt.accepted_at,
                .actor = "buzon",
                .document = settled.transcript},
               now);
    });
    log_->write(refused(attempt) ? LogLevel::Warning : LogLevel::Info,
                log_event_of(attempt.verdict),
                {{LogKey::Kind, db::name_of(row.kind)},
                 {LogKey::Act, row.act.value},
                 {LogKey::Outbox, row.id.value},
                 {LogKey::Code, attempt.code},
                 {LogKey::Attempt, std::int64_t{row.attempts}}});
}

void SmsDelivery::record_refusal(db::Transaction& tx, const db::Act& act, const db::OutboxRow& row,
                                 const channels::Attempt& attempt, const Sha256& evidence) const
{
    const Instant now = services_->now();
    Poco::JSON::Object detail = json::object();
    detail.set("codigo", attempt.code);
    detail.set("motivo", attempt.reason);
    record(tx, act,
           {.kind = ActEvent::TextRefused,
            .distinct = std::to_string(row.id.value),
            .occurred = attempt.started,
            .actor = "buzon",
            .detail = json::text(detail),
            .document = evidence},
           now);
    const auto payload = json::parse_object(row.payload);
    if (const auto mobile = mobile_of(tx, act, payload.getValue<std::string>("address"))) {
        db::mark_contact(tx, mobile->id, db::ContactMark::Bounced, now);
    }
    db::open_work_item(tx,
                       {.key = fmt::format("mobile_refused|{}", row.id.value),
                        .kind = db::WorkKind::MobileRefused,
                        .act = act.id,
                        .outbox = row.id,
                        .document = evidence,
                        .detail = json::text(detail)},
                       now);
}

}  // namespace buzon::app
