#include "gateway/app/courtesy_mail.hpp"

#include "channels/smtp_verdict.hpp"
#include "core/aviso_window.hpp"
#include "db/documents.hpp"
#include "db/outbox_fates.hpp"
#include "gateway/app/envelope_id.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/app/settle.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "gateway/smtp_settings.hpp"

#include <optional>
#include <stdexcept>

namespace buzon::app {
namespace {

constexpr const char* kBegun = "begun";

}  // namespace

// What is to be sent, or why nothing is.
struct CourtesyMail::Draft {
    std::optional<EmailAddress> to;
    std::string mime;
    std::optional<Unsent> instead;
};

CourtesyMail::CourtesyMail(const Services& services, const Logger& log, std::string owner,
                           Courtesy courtesy)
    : services_(&services), log_(&log), owner_(std::move(owner)), courtesy_(std::move(courtesy))
{
}

CourtesyMail::~CourtesyMail() = default;

channels::SmtpSender& CourtesyMail::sender()
{
    if (!sender_) {
        auto settings = smtp_settings(services_->config());
        if (!settings) throw std::runtime_error(settings.error().reason);
        settings->copies_to.reset();  // a copy proves an aviso; this is none
        settings_ = std::make_unique<channels::SmtpSettings>(std::move(*settings));
        sender_ = std::make_unique<channels::SmtpSender>(*settings_, services_->clock());
    }
    return *sender_;
}

void CourtesyMail::deliver(const db::OutboxRow& row)
{
    const Draft draft = this->draft(row);
    if (draft.instead) return finish(row, draft, *draft.instead);
    channels::Attempt attempt = sender().send({*draft.to, draft.mime, envelope_id(row.id)});
    if (channels::in_doubt(attempt)) attempt.verdict = channels::Verdict::GiveUp;
    finish(row, draft, {std::move(attempt), std::nullopt});
}

CourtesyMail::Draft CourtesyMail::draft(const db::OutboxRow& row)
{
    const Instant now = services_->now();
    return db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        Draft draft;
        Poco::JSON::Object payload = json::parse_object(row.payload);
        const auto act = db::find_act(tx, row.act);
        const auto unit = act ? db::find_unit(tx, act->folio.unit()) : std::nullopt;
        if (!act || !unit) throw std::logic_error("outbox row of no act or unit");
        const ScopedCalendar calendar = services_->calendar_of(unit->calendar_scope);
        const auto window = next_window(now, calendar.latest);
        if (!window) throw std::runtime_error(window.error().reason);
        const CourtesyFacts facts{*act, *unit, calendar, *window, now};
        // The doubt first: putting such a row off would strike out its mark, and it would leave
        // twice.
        if (payload.has(kBegun)) {
            draft.instead = Unsent{not_tried(channels::Verdict::GiveUp, "en-duda",
                                             "No se sabe si salió; no se envía otra vez.", now),
                                   std::nullopt};
        } else {
            draft.instead = courtesy_.not_now(facts);
        }
        if (draft.instead) return draft;
        auto to = EmailAddress::parse(payload.getValue<std::string>("address"));
        const auto addressees = db::find_addressees(tx, {act->addressee});
        if (!to || addressees.empty()) throw std::logic_error("outbox row without an addressee");
        auto mime = courtesy_.message(tx, {facts, addressees.front(), *to, row.id});
        if (!mime) throw std::runtime_error(mime.error().front().reason);
        draft.to = *to;
        draft.mime = std::move(*mime);
        payload.set(kBegun, now.rfc3339());
        if (!db::set_payload(tx, row.id, owner_, json::text(payload))) {
            throw std::runtime_error("the lease of a courtesy ran out before it was sent");
        }
        return draft;
    });
}

void CourtesyMail::finish(const db::OutboxRow& row, const Draft& draft, const Unsent& ending)
{
    const Instant now = services_->now();
    const channels::Attempt& attempt = ending.attempt;
    db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        const auto act = db::lock_act(tx, row.act);
        if (!act) throw std::logic_error("outbox row of no act");
        if (attempt.verdict == channels::Verdict::Retry) {
            // The server said no: nothing is in doubt, and the next try may begin.
            Poco::JSON::Object payload = json::parse_object(row.payload);
            payload.remove(kBegun);
            static_cast<void>(db::set_payload(tx, row.id, owner_, json::text(payload)));
        }
        const SettledTry settled = settle(tx, {row, owner_, attempt, ending.not_before}, now);
        if (settled.settled == db::Settled::LeaseLost || !attempt.accepted_at) return;
        const Sha256 message = db::store_document(
            tx, {"message/rfc822", draft.mime}, now,
            {db::alike_key(db::DocumentRole::AvisoMime, {act->type, act->folio.unit()}),
             std::nullopt});
        record(tx, *act,
               {.kind = courtesy_.told,
                .distinct = std::to_string(row.id.value),
                .occurred = *attempt.accepted_at,
                .actor = "buzon",
                .document = message},
               now);
    });
    log_->write(LogLevel::Info, log_event_of(attempt.verdict),
                {{LogKey::Kind, db::name_of(row.kind)},
                 {LogKey::Act, row.act.value},
                 {LogKey::Outbox, row.id.value},
                 {LogKey::Code, attempt.code},
                 {LogKey::Attempt, std::int64_t{row.attempts}}});
}

}  // namespace buzon::app
