#include "core/money.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <stdexcept>

namespace buzon {
namespace {

constexpr std::int64_t max_centavos = 99'999'999'999'999;

constexpr std::array<std::string_view, 30> up_to_29 = {"",
                                                       "UN",
                                                       "DOS",
                                                       "TRES",
                                                       "CUATRO",
                                                       "CINCO",
                                                       "SEIS",
                                                       "SIETE",
                                                       "OCHO",
                                                       "NUEVE",
                                                       "DIEZ",
                                                       "ONCE",
                                                       "DOCE",
                                                       "TRECE",
                                                       "CATORCE",
                                                       "QUINCE",
                                                       "DIECISÉIS",
                                                       "DIECISIETE",
                                                       "DIECIOCHO",
                                                       "DIECINUEVE",
                                                       "VEINTE",
                                                       "VEINTIÚN",
                                                       "VEINTIDÓS",
                                                       "VEINTITRÉS",
                                                       "VEINTICUATRO",
                                                       "VEINTICINCO",
                                                       "VEINTISÉIS",
                                                       "VEINTISIETE",
                                                       "VEINTIOCHO",
                                                       "VEINTINUEVE"};

constexpr std::array<std::string_view, 10> tens = {
    "", "", "", "TREINTA", "CUARENTA", "CINCUENTA", "SESENTA", "SETENTA", "OCHENTA", "NOVENTA"};

constexpr std::array<std::string_view, 10> hundreds = {
    "",           "CIENTO",      "DOSCIENTOS",  "TRESCIENTOS", "CUATROCIENTOS",
    "QUINIENTOS", "SEISCIENTOS", "SETECIENTOS", "OCHOCIENTOS", "NOVECIENTOS"};

void append(std::string& out, std::string_view word)
{
    if (word.empty()) return;
    if (!out.empty()) out += ' ';
    out += word;
}

// 1–999 before a masculine noun: UN, VEINTIÚN, TREINTA Y UN (apócope).
std::string below_thousand(std::size_t n)
{
    if (n == 100) return "CIEN";
    std::string out(hundreds.at(n / 100));
    const std::size_t rest = n % 100;
    if (rest < 30) {
        append(out, up_to_29.at(rest));
    } else {
        append(out, tens.at(rest / 10));
        if (rest % 10 != 0) append(out, "Y");
        append(out, up_to_29.at(rest % 10));
    }
    return out;
}

// 1–999,999. "UN MIL", as cheques and resolutions write it, not "MIL".
std::string below_million(std::size_t n)
{
    std::string out;
    if (n >= 1000) {
        append(out, below_thousand(n / 1000));
        append(out, "MIL");
    }
    append(out, below_thousand(n % 1000));
    return out;
}

}  // namespace

Money Money::from_centavos(std::int64_t centavos)
{
    if (centavos < 0 || centavos > max_centavos) throw std::logic_error("amount out of range");
    Money money;
    money.centavos_ = centavos;
    return money;
}

tl::expected<Money, Money::ParseError> Money::parse(std::string_view text)
{
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const bool has_point = point != std::string_view::npos;
    const std::string_view decimals = has_point ? text.substr(point + 1) : std::string_view();
    if (whole.empty() || (has_point && decimals.empty())) {
        return tl::unexpected(ParseError::NotAnAmount);
    }
    for (const std::string_view part : {whole, decimals}) {
        if (part.find_first_not_of("0123456789") != std::string_view::npos) {
            return tl::unexpected(ParseError::NotAnAmount);
        }
    }
    if (decimals.size() > 2) return tl::unexpected(ParseError::TooManyDecimals);
    std::int64_t centavos = 0;
    for (const char digit : whole) {
        centavos = centavos * 10 + (digit - '0');
        if (centavos > max_centavos) return tl::unexpected(ParseError::OutOfRange);
    }
    centavos *= 100;
    if (!decimals.empty()) centavos += (decimals[0] - '0') * 10;
    if (decimals.size() == 2) centavos += decimals[1] - '0';
    if (centavos > max_centavos) return tl::unexpected(ParseError::OutOfRange);
    return from_centavos(centavos);
}

std::string Money::plain() const
{
    return fmt::format("{}.{:02}", centavos_ / 100, centavos_ % 100);
}

std::string Money::display() const
{
    std::string pesos = std::to_string(centavos_ / 100);
    for (std::size_t at = pesos.size(); at > 3;) {
        at -= 3;
        pesos.insert(at, 1, ',');
    }
    return fmt::format("${}.{:02}", pesos, centavos_ % 100);
}

std::string Money::in_words() const
{
    const auto pesos = static_cast<std::size_t>(centavos_ / 100);
    const std::size_t millions = pesos / 1'000'000;
    const std::size_t rest = pesos % 1'000'000;
    std::string out;
    if (millions > 0) {
        append(out, below_million(millions));
        append(out, millions == 1 ? "MILLÓN" : "MILLONES");
    }
    append(out, below_million(rest));
    if (pesos == 0) append(out, "CERO");
    // "UN MILLÓN DE PESOS" but "UN MILLÓN UN PESOS": the noun needs DE right after MILLÓN.
    if (millions > 0 && rest == 0) append(out, "DE");
    append(out, pesos == 1 ? "PESO" : "PESOS");
    return fmt::format("{} {:02}/100 M.N.", out, centavos_ % 100);
}

}  // namespace buzon
