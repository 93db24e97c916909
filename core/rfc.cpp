#include "core/rfc.hpp"

#include <cstddef>

namespace buzon {
namespace {

// Ñ is one character of the RFC and two bytes of UTF-8; inside this file it is '#', which no RFC
// has.
constexpr char enie = '#';

// SAT's table: the value of a character is its place. The blank pads the 12 of a persona moral.
constexpr std::string_view values = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ #";

Finding refusal(std::string reason, std::string remedy)
{
    return {.id = "RFC-FORMA",
            .severity = Severity::Error,
            .field = "rfc",
            .line = 0,
            .reason = std::move(reason),
            .remedy = std::move(remedy),
            .citation = "CFF 27"};
}

// One char a character, upper case, no blanks or hyphens. Everything longer than 13 is cut at 14:
// it will be refused by its length.
std::string normalized(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size() && out.size() < 14; ++i) {
        const char c = text[i];
        const std::string_view pair = text.substr(i, 2);
        if (c == ' ' || c == '\t' || c == '-') continue;
        if (c >= 'a' && c <= 'z') {
            out += static_cast<char>(c - 'a' + 'A');
        } else if (pair == "Ñ" || pair == "ñ") {
            out += enie;
            ++i;
        } else if (pair == "\xCC\x83" && !out.empty() && out.back() == 'N') {
            out.back() = enie;  // N + U+0303, as macOS writes it
            ++i;
        } else {
            out += c == enie ? '?' : c;
        }
    }
    return out;
}

std::string utf8(std::string_view internal)
{
    std::string out;
    for (const char c : internal) {
        if (c == enie) {
            out += "Ñ";
        } else {
            out += c;
        }
    }
    return out;
}

bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || c == '&' || c == enie;
}
bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
bool is_alphanumeric(char c)
{
    return (c >= 'A' && c <= 'Z') || is_digit(c);
}

bool well_formed(std::string_view rfc)
{
    const std::size_t letters = rfc.size() - 9;
    for (std::size_t i = 0; i < rfc.size(); ++i) {
        const bool good = i < letters       ? is_letter(rfc[i])
                          : i < letters + 6 ? is_digit(rfc[i])
                                            : is_alphanumeric(rfc[i]);
        if (!good) return false;
    }
    return true;
}

// The RFC writes no century, so 29 February stands if either century had it.
bool possible_date(std::string_view yymmdd)
{
    const auto two = [&](std::size_t at) {
        return (yymmdd[at] - '0') * 10 + (yymmdd[at + 1] - '0');
    };
    const int year = two(0);
    const int month = two(2);
    const int day = two(4);
    if (month < 1 || month > 12 || day < 1) return false;
    if (month == 2) return day <= (year % 4 == 0 ? 29 : 28);
    const bool short_month = month == 4 || month == 6 || month == 9 || month == 11;
    return day <= (short_month ? 30 : 31);
}

char check_digit(std::string_view rfc)
{
    std::string padded(13 - rfc.size(), ' ');
    padded += rfc;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < 12; ++i) sum += values.find(padded[i]) * (13 - i);
    const std::size_t rest = sum % 11;
    if (rest == 0) return '0';
    return rest == 1 ? 'A' : static_cast<char>('0' + (11 - rest));
}

}  // namespace

tl::expected<Rfc, Finding> Rfc::parse(std::string_view text)
{
    const std::string rfc = normalized(text);
    if ((rfc.size() != 12 && rfc.size() != 13) || !well_formed(rfc)) {
        return tl::unexpected(refusal(
            "El RFC debe tener 13 caracteres (persona física) o 12 (persona moral): letras, fecha "
            "AAMMDD y homoclave.",
            "Escriba el RFC como aparece en la Constancia de Situación Fiscal."));
    }
    if (rfc == "XAXX010101000" || rfc == "XEXX010101000") {
        return tl::unexpected(refusal("El RFC " + rfc + " es genérico y no identifica a nadie.",
                                      "Escriba el RFC propio de la persona."));
    }
    if (!possible_date(std::string_view(rfc).substr(rfc.size() - 9, 6))) {
        return tl::unexpected(refusal("La fecha dentro del RFC no existe.",
                                      "Revise los seis dígitos AAMMDD del RFC."));
    }
    const Kind kind = rfc.size() == 13 ? Kind::Fisica : Kind::Moral;
    return Rfc(utf8(rfc), kind, check_digit(rfc) == rfc.back());
}

}  // namespace buzon
