#include "gateway/smtp_settings.hpp"

#include "gateway/files.hpp"
#include "gateway/host_port.hpp"

#include <optional>
#include <string_view>

namespace buzon {
namespace {

Finding wrong(const char* key, const char* reason, const char* remedy)
{
    return {"CONFIG-VALOR", Severity::Error, key, 0, reason, remedy, {}};
}

channels::StartTls start_tls(const std::string& word)
{
    if (word == "none") return channels::StartTls::None;
    if (word == "opportunistic") return channels::StartTls::Optional;
    return channels::StartTls::Required;
}

tl::expected<HostPort, Finding> smtp_host(const std::string& url)
{
    constexpr std::string_view kScheme = "smtp://";
    if (url.empty()) {
        return tl::unexpected(Finding{"CONFIG-FALTA", Severity::Error, "smtp.url", 0,
                                      "No hay servidor de correo configurado.",
                                      "Escriba smtp.url en la configuración.", ""});
    }
    const auto where =
        url.starts_with(kScheme) ? host_port(url.substr(kScheme.size()), 587) : std::nullopt;
    if (!where) {
        return tl::unexpected(wrong("smtp.url", "No es la dirección de un servidor de correo.",
                                    "Escríbala como smtp://host:puerto."));
    }
    return *where;
}

}  // namespace

tl::expected<MailSender, Finding> mail_sender(const Config& config)
{
    const std::string& from = config.smtp.from;
    const std::size_t open = from.find('<');
    const std::size_t close = from.find('>');
    const bool named = open != std::string::npos && close != std::string::npos && open < close;
    auto address = EmailAddress::parse(named ? from.substr(open + 1, close - open - 1) : from);
    if (!address) {
        return tl::unexpected(wrong("smtp.from", "El remitente no es una dirección de correo.",
                                    "Escríbalo como «Nombre <cuenta@dominio>»."));
    }
    std::string name = named ? from.substr(0, open) : std::string();
    name.erase(name.find_last_not_of(' ') + 1);
    return MailSender{name, *address};
}

tl::expected<channels::SmtpSettings, Finding> smtp_settings(const Config& config)
{
    auto where = smtp_host(config.smtp.url);
    if (!where) return tl::unexpected(where.error());
    auto sender = mail_sender(config);
    if (!sender) return tl::unexpected(sender.error());
    EmailAddress envelope_from = sender->address;
    if (!config.smtp.return_path.empty()) {
        auto given = EmailAddress::parse(config.smtp.return_path);
        if (!given) {
            return tl::unexpected(wrong("smtp.return_path", "No es una dirección de correo.",
                                        "Escríbala como cuenta@dominio."));
        }
        envelope_from = *given;
    }
    std::optional<EmailAddress> copies_to;
    if (!config.smtp.copies_to.empty()) {
        auto given = EmailAddress::parse(config.smtp.copies_to);
        if (!given) {
            return tl::unexpected(wrong("smtp.copies_to", "No es una dirección de correo.",
                                        "Escríbala como cuenta@dominio."));
        }
        copies_to = *given;
    }
    auto password = read_password(config.smtp.password_file);
    if (!password) return tl::unexpected(password.error());
    return channels::SmtpSettings{
        .host = where->host,
        .port = where->port,
        .start_tls = start_tls(config.smtp.tls),
        .ca_file = config.smtp.ca_file,
        .user = config.smtp.user,
        .password = std::move(*password),
        .helo = config.smtp.hello,
        .envelope_from = envelope_from,
        .copies_to = copies_to,
        .total_timeout = std::chrono::seconds(config.smtp.timeout_seconds)};
}

}  // namespace buzon
