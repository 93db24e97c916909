#include "gateway/sms_settings.hpp"

#include "gateway/files.hpp"

namespace buzon {

tl::expected<channels::SmsSettings, Finding> sms_settings(const Config& config)
{
    const auto& keys = config.sms;
    if (keys.url.empty()) {
        return tl::unexpected(Finding{"CONFIG-VALOR",
                                      Severity::Error,
                                      "sms.url",
                                      0,
                                      "No hay proveedor de mensajes configurado.",
                                      "Escriba sms.url.",
                                      {}});
    }
    auto token = read_password(keys.token_file);
    if (!token) return tl::unexpected(token.error());
    return channels::SmsSettings{keys.url, std::move(*token), keys.sender,
                                 std::chrono::seconds(keys.timeout_seconds)};
}

}  // namespace buzon
