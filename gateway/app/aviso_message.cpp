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

tl::expected<AvisoMessage, Findings> aviso_message(const Services& services, const AvisoFor& aviso)
{
    const Config& config = services.config();
    const auto sender = mail_sender(config);
    if (!sender) return tl::unexpected(Findings{sender.error()});
    const templates::ActType* type = services.catalogue().find(aviso.act.type, aviso.act.version);
    if (type == nullptr) {
        throw std::logic_error("act of a type that the catalogue no longer holds: " +
                               aviso.act.type);
    }

    const LocalDate sent_on = zona_centro(aviso.sent).date;
    templates::AvisoData data;
    data.addressee_name = aviso.addressee.person.name;
    data.addressee_rfc = aviso.addressee.person.rfc.str();
    data.folio = aviso.act.folio.str();
    data.check_code = aviso.act.check_code;
    data.neutral_title = type->neutral_title;
    data.deposited = aviso.act.issued_at;
    data.sent = aviso.sent;
    data.addresses = aviso.addressee.emails;
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

    const std::string cadena = templates::aviso_cadena(data);
    const templates::MailText text = templates::aviso_mail(
        data,
        {signing::make_sello(services.seal(), cadena), services.seal().certificate().number()});

    channels::MailMessage message{.from_name = sender->name,
                                  .from_address = sender->address,
                                  .to = {aviso.to},
                                  .subject = text.subject,
                                  .date = aviso.sent,
                                  .message_id = {},
                                  .list_id = fmt::format("avisos.{}", sender->address.domain()),
                                  .folio = data.folio,
                                  .text = text.text,
                                  .html = text.html};
    // The recipient's place in the list keeps the address itself out of the identifier.
    const auto place = std::find(data.addresses.begin(), data.addresses.end(), aviso.to.str()) -
                       data.addresses.begin();
    message.message_id = fmt::format("aviso.{}.{}.{}@{}", data.folio, place + 1, iso_date(sent_on),
                                     sender->address.domain());
    auto mime = channels::compose(message);
    if (!mime) return tl::unexpected(mime.error());
    return AvisoMessage{std::move(*mime), message.message_id};
}

}  // namespace buzon::app
