#include "gateway/app/aviso_message.hpp"

#include "channels/mime.hpp"
#include "core/aviso_window.hpp"
#include "gateway/smtp_settings.hpp"
#include "signing/sello.hpp"
#include "signing/signer.hpp"
#include "templates/catalogue.hpp"
#include "templates/mail.hpp"

#include <fmt/format.h>

namespace buzon::app {

namespace {

const templates::ActType& type_of(const Services& services, const db::Act& act)
{
    const templates::ActType* type = services.catalogue().find(act.type, act.version);
    if (type == nullptr) {
        throw std::logic_error("act of a type that the catalogue no longer holds: " + act.type);
    }
    return *type;
}

struct Envelope {
    Standing standing;
    const MailSender& sender;
    EmailAddress to;
    Instant date;
    std::string id;  // what the Message-ID has before its "@"
    std::string folio;
};

channels::MailMessage mail_of(const Envelope& envelope, const templates::MailText& text)
{
    const EmailAddress& from = envelope.sender.address;
    return {.from_name = envelope.sender.name,
            .from_address = from,
            .to = {envelope.to},
            .subject = text.subject,
            .date = envelope.date,
            .message_id = fmt::format("{}@{}", envelope.id, from.domain()),
            .list_id = fmt::format("avisos.{}", from.domain()),
            .feedback_id = envelope.id.substr(0, envelope.id.find('.')) + ":buzon-imss",
            .folio = envelope.folio,
            .text = text.text,
            .html = text.html,
            .standing = envelope.standing};
}

}  // namespace

tl::expected<AvisoMessage, Findings> aviso_message(const Services& services, const AvisoFor& aviso)
{
    const Config& config = services.config();
    const auto sender = mail_sender(config);
    if (!sender) return tl::unexpected(Findings{sender.error()});

    const LocalDate sent_on = zona_centro(aviso.sent).date;
    templates::AvisoData data;
    data.addressee_name = aviso.addressee.person.name;
    data.addressee_rfc = aviso.addressee.person.rfc.str();
    data.folio = aviso.act.folio.str();
    data.check_code = aviso.act.check_code;
    data.neutral_title = type_of(services, aviso.act).neutral_title;
    data.deposited = aviso.act.issued_at;
    data.sent = aviso.sent;
    data.addresses = aviso.addresses;
    for (std::size_t i = 0; i < data.days.size(); ++i) {
        const auto day = aviso.days.nth_after(sent_on, static_cast<int>(i) + 1);
        if (!day) return tl::unexpected(Findings{beyond_horizon(aviso.days)});
        data.days[i] = *day;
    }
    data.calendar_version = aviso.days.version();
    data.verification_url = config.site.base_url + "/verificacion";
    data.mailbox_url = config.site.base_url;
    data.unit_name = aviso.unit.name;
    data.phone = aviso.unit.phone;
    data.standing = services.standing();

    const std::string cadena = templates::aviso_cadena(data);
    const templates::MailText text = templates::aviso_mail(
        data,
        {signing::make_sello(services.seal(), cadena), services.seal().certificate().number()});

    // The row's number keeps the address itself out of the identifier.
    const channels::MailMessage message = mail_of(
        {services.standing(), *sender, aviso.to, aviso.sent,
         fmt::format("aviso.{}.{}.{}", data.folio, aviso.row.value, iso_date(sent_on)), data.folio},
        text);
    auto mime = channels::compose(message);
    if (!mime) return tl::unexpected(mime.error());
    return AvisoMessage{std::move(*mime), message.message_id};
}

tl::expected<std::string, Findings> reminder_message(const Services& services,
                                                     const ReminderFor& reminder)
{
    const Config& config = services.config();
    const auto sender = mail_sender(config);
    if (!sender) return tl::unexpected(Findings{sender.error()});
    const LocalDate today = zona_centro(reminder.sent).date;
    const auto last_day = reminder.days.nth_after(today, 1);
    const auto day_four = reminder.days.nth_after(today, 2);
    if (!last_day || !day_four) return tl::unexpected(Findings{beyond_horizon(reminder.days)});

    templates::ReminderData data;
    data.addressee_name = reminder.addressee.person.name;
    data.folio = reminder.act.folio.str();
    data.check_code = reminder.act.check_code;
    data.aviso_sent = reminder.aviso_sent;
    data.last_day = *last_day;
    data.day_four = *day_four;
    data.verification_url = config.site.base_url + "/verificacion";
    data.mailbox_url = config.site.base_url;
    data.unit_name = reminder.unit.name;
    data.phone = reminder.unit.phone;
    return channels::compose(
        mail_of({services.standing(), *sender, reminder.to, reminder.sent,
                 fmt::format("recordatorio.{}.{}", data.folio, reminder.row.value), data.folio},
                templates::reminder_mail(data)));
}

tl::expected<std::string, Findings> terms_notice_message(const Services& services,
                                                         const TermsNoticeFor& notice)
{
    const Config& config = services.config();
    const auto sender = mail_sender(config);
    if (!sender) return tl::unexpected(Findings{sender.error()});
    const templates::TermsNoticeData data{
        .addressee_name = notice.addressee.person.name,
        .folio = notice.act.folio.str(),
        .check_code = notice.act.check_code,
        .verification_url = config.site.base_url + "/verificacion",
        .mailbox_url = config.site.base_url,
        .unit_name = notice.unit.name,
        .phone = notice.unit.phone};
    return channels::compose(
        mail_of({services.standing(), *sender, notice.to, notice.sent,
                 fmt::format("fechas.{}.{}", data.folio, notice.row.value), data.folio},
                templates::terms_notice_mail(data)));
}

}  // namespace buzon::app
