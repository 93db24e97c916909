#include "gateway/imap_settings.hpp"

#include "gateway/files.hpp"
#include "gateway/host_port.hpp"

#include <string_view>

namespace buzon {
namespace {

constexpr std::string_view kImaps = "imaps://";
constexpr std::string_view kImap = "imap://";

channels::ImapTls tls_of(const std::string& url, const std::string& word)
{
    if (url.starts_with(kImaps)) return channels::ImapTls::Implicit;
    if (word == "none") return channels::ImapTls::None;
    if (word == "opportunistic") return channels::ImapTls::Optional;
    return channels::ImapTls::Required;
}

Finding wrong(const char* key, const char* reason, const char* remedy)
{
    return {"CONFIG-VALOR", Severity::Error, key, 0, reason, remedy, {}};
}

}  // namespace

tl::expected<channels::ImapSettings, Finding> imap_settings(const Config& config)
{
    const auto& keys = config.bounces;
    const bool implicit = keys.url.starts_with(kImaps);
    const auto where = implicit ? host_port(keys.url.substr(kImaps.size()), 993)
                       : keys.url.starts_with(kImap) ? host_port(keys.url.substr(kImap.size()), 143)
                                                     : std::nullopt;
    if (!where) {
        return tl::unexpected(wrong("bounces.url", "No es la dirección de un servidor de correo.",
                                    "Escríbala como imaps://host:puerto o imap://host:puerto."));
    }
    if (keys.user.empty()) {
        return tl::unexpected(wrong("bounces.user", "Falta el usuario del buzón de rebotes.",
                                    "Escriba bounces.user y bounces.password_file."));
    }
    auto password = read_password(keys.password_file);
    if (!password) return tl::unexpected(password.error());
    return channels::ImapSettings{.host = where->host,
                                  .port = where->port,
                                  .tls = tls_of(keys.url, keys.tls),
                                  .ca_file = keys.ca_file,
                                  .user = keys.user,
                                  .password = std::move(*password),
                                  .folder = keys.folder,
                                  .recorded = keys.recorded_folder,
                                  .for_person = keys.person_folder,
                                  .total_timeout = std::chrono::seconds(keys.timeout_seconds)};
}

}  // namespace buzon
