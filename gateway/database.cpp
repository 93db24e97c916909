#include "gateway/database.hpp"

#include "gateway/files.hpp"

#include <fmt/format.h>

namespace buzon {

namespace {

std::string with_password(const std::string& url, std::string_view password)
{
    if (password.empty()) return url;
    if (url.find("://") == std::string::npos) {
        std::string quoted;
        for (const char c : password) {
            if (c == '\'' || c == '\\') quoted += '\\';
            quoted += c;
        }
        return url + " password='" + quoted + "'";
    }
    std::string escaped;
    for (const char c : password) {
        escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return url + (url.find('?') == std::string::npos ? "?" : "&") + "password=" + escaped;
}

}  // namespace

tl::expected<db::ConnectSettings, Finding> connect_settings(const Config& config, db::Role role)
{
    auto password = read_password(config.database.password_file);
    if (!password) return tl::unexpected(password.error());
    db::ConnectSettings how;
    how.url = with_password(config.database.url, password->reveal());
    how.role = role;
    how.statement_timeout = std::chrono::seconds(config.database.statement_seconds);
    return how;
}

}  // namespace buzon
