#include "gateway/app/code_messenger.hpp"

#include "channels/backoff.hpp"
#include "channels/mime.hpp"
#include "channels/sms.hpp"
#include "core/email_address.hpp"
#include "gateway/app/enrolment_contacts.hpp"
#include "gateway/app/settle.hpp"
#include "gateway/database.hpp"
#include "gateway/sms_settings.hpp"
#include "gateway/smtp_settings.hpp"
#include "signing/random.hpp"
#include "templates/mail.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace buzon::app {
namespace {

constexpr int kMostTries = 5;
constexpr std::size_t kKeptReply = 4u << 10;

std::string grouped(const std::string& code)
{
    return code.substr(0, 4) + " " + code.substr(4);
}

std::string reply_of(const channels::Attempt& attempt)
{
    std::string reply = attempt.code + "\n" + attempt.reason + "\n" + attempt.transcript;
    if (reply.size() > kKeptReply) {
        std::size_t end = kKeptReply;
        while (end > 0 && (static_cast<unsigned char>(reply[end]) & 0xc0) == 0x80) --end;
        reply.resize(end);
    }
    return reply;
}

}  // namespace

std::string random_code()
{
    constexpr std::uint32_t kCodes = 100'000'000;
    // The largest multiple of kCodes: what is beyond would make some codes likelier.
    constexpr std::uint32_t kFair = 0xffffffffu - 0xffffffffu % kCodes;
    for (;;) {
        std::uint32_t number = 0;
        for (const char byte : signing::random_bytes(4)) {
            number = (number << 8) | static_cast<unsigned char>(byte);
        }
        if (number < kFair) return fmt::format("{:08}", number % kCodes);
    }
}

int CodeMessenger::run_once()
{
    return lapse_contacts(*services_) + (send_one() ? 1 : 0);
}

bool CodeMessenger::send_one()
{
    const std::string code = random_code();
    const auto lease = std::chrono::seconds(services_->config().workers.lease_seconds);
    const auto row =
        db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
            const Instant now = services_->now();
            auto claimed = db::claim_code(tx, now, now + lease);
            if (claimed) db::set_code(tx, claimed->id, code_digest(claimed->id, code));
            return claimed;
        });
    if (!row) return false;

    const channels::Attempt attempt = send(*row, code);
    const Instant now = services_->now();
    db::CodeOutcome outcome{db::CodeFate::Again, now, reply_of(attempt)};
    LogEvent event = LogEvent::DeliveryRetried;
    if (attempt.verdict == channels::Verdict::Delivered) {
        outcome.fate = db::CodeFate::Sent;
        event = LogEvent::DeliveryDone;
    } else if (attempt.verdict == channels::Verdict::GiveUp || row->tries >= kMostTries) {
        outcome.fate = db::CodeFate::Failed;
        event = LogEvent::DeliveryGivenUp;
    } else {
        outcome.at = now + channels::delay_after({row->tries, static_cast<std::uint64_t>(row->id)},
                                                 channels::Pace::Urgent);
    }
    db::in_transaction(services_->database(), request_deadline(),
                       [&](db::Transaction& tx) { db::settle_code(tx, row->id, outcome); });
    log_->write(outcome.fate == db::CodeFate::Failed ? LogLevel::Warning : LogLevel::Info, event,
                {{LogKey::Kind, "codigo"},
                 {LogKey::Outbox, row->id},
                 {LogKey::Code, attempt.code},
                 {LogKey::Attempt, std::int64_t{row->tries}}});
    return true;
}

channels::Attempt CodeMessenger::send(const db::CodeToSend& row, const std::string& code)
{
    return row.kind == db::ContactKind::Email ? send_mail(row, code) : send_text(row, code);
}

channels::Attempt CodeMessenger::send_mail(const db::CodeToSend& row, const std::string& code)
{
    const Config& config = services_->config();
    const Instant now = services_->now();
    if (!sender_) {
        auto settings = smtp_settings(config);
        if (!settings) {
            return not_tried(channels::Verdict::Retry, "sin-servidor", settings.error().reason,
                             now);
        }
        // A code is nobody else's business, our own box of copies included.
        settings->copies_to.reset();
        settings_ = std::make_unique<channels::SmtpSettings>(std::move(*settings));
        sender_ = std::make_unique<channels::SmtpSender>(*settings_, services_->clock());
    }
    const auto from = mail_sender(config);
    const auto to = EmailAddress::parse(row.address);
    if (!from) return not_tried(channels::Verdict::Retry, "remitente", from.error().reason, now);
    // The registry may hold addresses that this service would not have admitted.
    if (!to) return not_tried(channels::Verdict::GiveUp, "direccion", to.error().reason, now);
    const templates::MailText mail = templates::code_mail({code, config.site.phone});
    const auto mime = channels::compose(
        {.from_name = from->name,
         .from_address = from->address,
         .to = {*to},
         .subject = mail.subject,
         .date = now,
         .message_id = fmt::format("codigo.{}.{}@{}", row.id, row.tries, from->address.domain()),
         .list_id = {},
         .folio = {},
         .text = mail.text,
         .html = mail.html,
         .standing = services_->standing()});
    if (!mime) throw std::logic_error("a code cannot be written as mail");
    return sender_->send({*to, *mime, fmt::format("codigo-{}", row.id)});
}

channels::Attempt CodeMessenger::send_text(const db::CodeToSend& row, const std::string& code)
{
    const auto settings = sms_settings(services_->config());
    if (!settings) {
        return not_tried(channels::Verdict::Retry, "sin-proveedor", settings.error().reason,
                         services_->now());
    }
    return channels::send_sms(
        *settings,
        {row.address,
         fmt::format("{}Buzón IMSS: su código es {}. No lo comparta; el Instituto no lo pide por "
                     "teléfono.",
                     services_->standing() == Standing::Rehearsal ? "ENSAYO, sin efectos. " : "",
                     grouped(code)),
         fmt::format("codigo-{}", row.id)},
        services_->clock());
}

}  // namespace buzon::app
