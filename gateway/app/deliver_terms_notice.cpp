#include "gateway/app/deliver_terms_notice.hpp"

#include "channels/smtp_verdict.hpp"
#include "core/aviso_window.hpp"
#include "db/acts.hpp"
#include "db/documents.hpp"
#include "db/mailboxes.hpp"
#include "db/outbox_fates.hpp"
#include "db/units.hpp"
#include "gateway/app/aviso_message.hpp"
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
struct TermsNoticeDelivery::Draft {
    std::optional<EmailAddress> to;
    std::string mime;
    std::optional<channels::Attempt> instead;
    std::optional<Instant> not_before;
};

TermsNoticeDelivery::TermsNoticeDelivery(const Services& services, const Logger& log,
                                         std::string owner)
    : services_(&services), log_(&log), owner_(std::move(owner))
{
}

TermsNoticeDelivery::~TermsNoticeDelivery() = default;

channels::SmtpSender& TermsNoticeDelivery::sender()
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

TermsNoticeDelivery::Draft TermsNoticeDelivery::draft(const db::OutboxRow& row)
{
    using channels::Verdict;
    const Instant now = services_->now();
    return db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        Draft draft;
        Poco::JSON::Object payload = json::parse_object(row.payload);
        const auto act = db::find_act(tx, row.act);
        const auto unit = act ? db::find_unit(tx, act->folio.unit()) : std::nullopt;
        if (!act || !unit) throw std::logic_error("outbox row of no act or unit");
        const auto window = next_window(now, services_->calendar_of(unit->calendar_scope).latest);
        if (!window) throw std::runtime_error(window.error().reason);
        if (*window > now) {
            draft.instead = not_tried(Verdict::Retry, "fuera-de-horario",
                                      "Los correos solo salen en días y horas hábiles.", now);
            draft.not_before = *window;
            return draft;
        }
        if (payload.has(kBegun)) {
            draft.instead = not_tried(Verdict::GiveUp, "en-duda",
                                      "No se sabe si salió; no se envía otra vez.", now);
            return draft;
        }
        auto to = EmailAddress::parse(payload.getValue<std::string>("address"));
        const auto addressees = db::find_addressees(tx, {act->addressee});
        if (!to || addressees.empty()) throw std::logic_error("outbox row without an addressee");
        auto mime =
            terms_notice_message(*services_, {*act, addressees.front(), *unit, *to, row.id, now});
        if (!mime) throw std::runtime_error(mime.error().front().reason);
        draft.to = *to;
        draft.mime = std::move(*mime);
        payload.set(kBegun, now.rfc3339());
        if (!db::set_payload(tx, row.id, owner_, json::text(payload))) {
            throw std::runtime_error("the lease of a notice ran out before it was sent");
        }
        return draft;
    });
}

void TermsNoticeDelivery::deliver(const db::OutboxRow& row)
{
    const Draft draft = this->draft(row);
    channels::Attempt attempt = draft.instead
                                    ? *draft.instead
                                    : sender().send({*draft.to, draft.mime, envelope_id(row.id)});
    if (channels::in_doubt(attempt)) attempt.verdict = channels::Verdict::GiveUp;
    const Instant now = services_->now();
    db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        const auto act = db::lock_act(tx, row.act);
        if (!act) throw std::logic_error("outbox row of no act");
        if (attempt.verdict == channels::Verdict::Retry) {
            // Nothing was taken: the next try may begin.
            Poco::JSON::Object payload = json::parse_object(row.payload);
            payload.remove(kBegun);
            static_cast<void>(db::set_payload(tx, row.id, owner_, json::text(payload)));
        }
        const SettledTry settled = settle(tx, {row, owner_, attempt, draft.not_before}, now);
        if (settled.settled == db::Settled::LeaseLost || !attempt.accepted_at) return;
        const Sha256 message = db::store_document(
            tx, {"message/rfc822", draft.mime}, now,
            {db::alike_key(db::DocumentRole::AvisoMime, {act->type, act->folio.unit()}),
             std::nullopt});
        record(tx, *act,
               {.kind = ActEvent::ChangeTold,
                .distinct = std::to_string(row.id.value),
                .occurred = *attempt.accepted_at,
                .actor = "buzon",
                .document = message},
               now);
    });
    log_->write(LogLevel::Info,
                attempt.verdict == channels::Verdict::Delivered ? LogEvent::DeliveryDone
                : attempt.verdict == channels::Verdict::Retry   ? LogEvent::DeliveryRetried
                                                                : LogEvent::DeliveryGivenUp,
                {{LogKey::Kind, db::name_of(row.kind)},
                 {LogKey::Act, row.act.value},
                 {LogKey::Outbox, row.id.value},
                 {LogKey::Code, attempt.code},
                 {LogKey::Attempt, std::int64_t{row.attempts}}});
}

}  // namespace buzon::app
