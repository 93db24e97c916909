#include "core/email_address.hpp"

#include <cstddef>

namespace buzon {
namespace {

bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// RFC 5322 §3.2.3.
bool is_atext(char c)
{
    return is_alphanumeric(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool good_local(std::string_view local)
{
    // A leading hyphen is lawful, but some mailers would read it as an option.
    if (local.empty() || local.size() > 64 || local.front() == '-') return false;
    char previous = '.';
    for (const char c : local) {
        if (c == '.' ? previous == '.' : !is_atext(c)) return false;
        previous = c;
    }
    return previous != '.';
}

bool good_label(std::string_view label)
{
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') {
        return false;
    }
    for (const char c : label) {
        if (!is_alphanumeric(c) && c != '-') return false;
    }
    return true;
}

bool good_domain(std::string_view domain)
{
    std::size_t labels = 0;
    std::string_view last;
    for (std::string_view rest = domain;; ++labels) {
        const std::size_t dot = rest.find('.');
        last = rest.substr(0, dot);
        if (!good_label(last)) return false;
        if (dot == std::string_view::npos) break;
        rest.remove_prefix(dot + 1);
    }
    // A last label of digits alone would be an IPv4 address.
    return labels > 0 && last.find_first_not_of("0123456789") != std::string_view::npos;
}

}  // namespace

tl::expected<EmailAddress, Finding> EmailAddress::parse(std::string_view text)
{
    const std::size_t at = text.find('@');
    if (text.size() > 254 || at == std::string_view::npos || !good_local(text.substr(0, at)) ||
        !good_domain(text.substr(at + 1))) {
        return tl::unexpected(
            Finding{.id = "CORREO-FORMA",
                    .severity = Severity::Error,
                    .field = "correo",
                    .line = 0,
                    .reason = "La dirección de correo electrónico no tiene la forma nombre@dominio "
                              "con caracteres admitidos.",
                    .remedy = "Escriba una sola dirección, sin espacios, comillas ni acentos.",
                    .citation = "RFC 5321 4.1.2"});
    }
    std::string stored(text.substr(0, at));
    for (const char c : text.substr(at)) {
        stored += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return EmailAddress(std::move(stored));
}

}  // namespace buzon
