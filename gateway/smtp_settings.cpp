#include "gateway/smtp_settings.hpp"

#include "channels/mime.hpp"
#include "gateway/files.hpp"

#include <charconv>

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

}  // namespace

tl::expected<MailSender, Finding> mail_sender(const Config& config)
{
    const std::string& from = config.smtp.from;
    MailSender sender;
    const std::size_t open = from.find('<');
    if (open == std::string::npos) {
        sender.address = from;
    } else {
        const std::size_t close = from.find('>', open);
        if (close != std::string::npos) sender.address = from.substr(open + 1, close - open - 1);
        sender.name = from.substr(0, from.find_last_not_of(' ', open - (open > 0 ? 1 : 0)) + 1);
        if (open == 0) sender.name.clear();
    }
    if (!channels::is_plain_address(sender.address)) {
        return tl::unexpected(wrong("smtp.from", "El remitente no es una dirección de correo.",
                                    "Escríbalo como «Nombre <cuenta@dominio>»."));
    }
    return sender;
}

tl::expected<channels::SmtpSettings, Finding> smtp_settings(const Config& config)
{
    constexpr std::string_view kScheme = "smtp://";
    const std::string& url = config.smtp.url;
    if (url.empty()) {
        return tl::unexpected(Finding{"CONFIG-FALTA", Severity::Error, "smtp.url", 0,
                                      "No hay servidor de correo configurado.",
                                      "Escriba smtp.url en la configuración.", ""});
    }
    if (!url.starts_with(kScheme)) {
        return tl::unexpected(wrong("smtp.url", "La dirección no empieza con smtp://.",
                                    "Escríbala como smtp://host:puerto."));
    }
    channels::SmtpSettings settings;
    std::string host = url.substr(kScheme.size());
    if (const std::size_t colon = host.rfind(':'); colon != std::string::npos) {
        const char* first = host.data() + colon + 1;
        const char* last = host.data() + host.size();
        const auto [end, error] = std::from_chars(first, last, settings.port);
        if (error != std::errc() || end != last || settings.port < 1 || settings.port > 65535) {
            return tl::unexpected(wrong("smtp.url", "El puerto no es un número del 1 al 65535.",
                                        "Escríbala como smtp://host:puerto."));
        }
        host.resize(colon);
    }
    settings.host = host;
    settings.start_tls = start_tls(config.smtp.tls);
    settings.ca_file = config.smtp.ca_file;
    settings.user = config.smtp.user;
    auto password = read_password(config.smtp.password_file);
    if (!password) return tl::unexpected(password.error());
    settings.password = std::move(*password);
    settings.helo = config.smtp.hello;
    auto sender = mail_sender(config);
    if (!sender) return tl::unexpected(sender.error());
    settings.envelope_from =
        config.smtp.return_path.empty() ? sender->address : config.smtp.return_path;
    settings.total_timeout = std::chrono::seconds(config.smtp.timeout_seconds);
    return settings;
}

}  // namespace buzon
