#include "core/folio.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace buzon {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool all_digits(std::string_view text)
{
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

// ISO/IEC 7064:2003 §9, hybrid system MOD 37,36.
char check_character(std::string_view digits)
{
    std::size_t product = 36;
    for (const char c : digits) {
        std::size_t sum = (product + alphabet.find(c)) % 36;
        if (sum == 0) sum = 36;
        product = sum * 2 % 37;
    }
    return alphabet[(37 - product) % 36];
}

// Unit, year and number without hyphens: 15 digits.
std::string written(std::string_view digits, char check)
{
    return fmt::format("{}-{}-{}-{}", digits.substr(0, 4), digits.substr(4, 4), digits.substr(8, 7),
                       check);
}

Finding refusal(std::string reason)
{
    return {.id = "FOLIO-FORMA",
            .severity = Severity::Error,
            .field = "folio",
            .line = 0,
            .reason = std::move(reason),
            .remedy =
                "Copie el folio completo como aparece en el documento, por ejemplo "
                "3901-2026-0000123-N.",
            .citation = ""};
}

}  // namespace

Folio Folio::make(std::string_view unit, int year, std::int64_t number)
{
    if (unit.size() != 4 || !all_digits(unit) || year < 2000 || year > 2999 || number < 1 ||
        number > 9'999'999) {
        throw std::logic_error("folio parts out of range");
    }
    const std::string digits = fmt::format("{}{:04}{:07}", unit, year, number);
    return Folio(written(digits, check_character(digits)));
}

tl::expected<Folio, Finding> Folio::parse(std::string_view text)
{
    std::string plain;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '-') continue;
        plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (plain.size() > 16) break;
    }
    if (plain.size() != 16 || !all_digits(std::string_view(plain).substr(0, 15)) ||
        alphabet.find(plain[15]) == std::string_view::npos) {
        return tl::unexpected(
            refusal("El folio debe tener 4 dígitos de unidad, 4 de año, 7 de número y un carácter "
                    "verificador."));
    }
    const std::string_view digits = std::string_view(plain).substr(0, 15);
    if (digits[4] != '2' || digits.substr(8) == "0000000") {
        return tl::unexpected(refusal("El año o el número del folio no existe."));
    }
    if (check_character(digits) != plain[15]) {
        return tl::unexpected(
            refusal("El carácter verificador no corresponde al folio: algún carácter está "
                    "equivocado o cambiado de lugar."));
    }
    return Folio(written(digits, plain[15]));
}

}  // namespace buzon
