#include "core/curp.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace buzon {
namespace {

constexpr std::array<std::string_view, 33> states = {
    "AS", "BC", "BS", "CC", "CH", "CL", "CM", "CS", "DF", "DG", "GR",
    "GT", "HG", "JC", "MC", "MN", "MS", "NE", "NL", "NT", "OC", "PL",
    "QR", "QT", "SL", "SP", "SR", "TC", "TL", "TS", "VZ", "YN", "ZS"};

// Ñ holds place 24 of RENAPO's table, although no CURP is issued with it.
constexpr std::string_view values = "0123456789ABCDEFGHIJKLMN#OPQRSTUVWXYZ";

Finding refusal(std::string reason)
{
    return {.id = "CURP-FORMA",
            .severity = Severity::Error,
            .field = "curp",
            .line = 0,
            .reason = std::move(reason),
            .remedy = "Escriba la CURP como aparece en la constancia de RENAPO.",
            .citation = ""};
}

bool is_letter(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// What each place may hold: L letter, D digit, A either.
bool matches(std::string_view text, std::string_view shape)
{
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool good =
            (shape[i] != 'D' && is_letter(text[i])) || (shape[i] != 'L' && is_digit(text[i]));
        if (!good) return false;
    }
    return true;
}

// The 17th place is a digit for those born before 2000 and a letter for the others.
std::optional<LocalDate> date_in(std::string_view curp)
{
    const std::string century = is_digit(curp[16]) ? "19" : "20";
    const std::string iso = century + std::string(curp.substr(4, 2)) + "-" +
                            std::string(curp.substr(6, 2)) + "-" + std::string(curp.substr(8, 2));
    const auto date = parse_iso_date(iso);
    return date ? std::optional(*date) : std::nullopt;
}

char check_digit(std::string_view curp)
{
    std::size_t sum = 0;
    for (std::size_t i = 0; i < 17; ++i) sum += values.find(curp[i]) * (18 - i);
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

}  // namespace

tl::expected<Curp, Finding> Curp::parse(std::string_view text)
{
    std::string plain;
    for (const char c : text) {
        if (c == ' ' || c == '\t') continue;
        plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (plain.size() > 18) break;
    }
    if (!matches(plain, "LLLLDDDDDDLLLLLLAD")) {
        return tl::unexpected(
            refusal("La CURP debe tener 18 caracteres con su estructura oficial."));
    }
    const std::string_view curp = plain;
    if (std::string_view("HMX").find(curp[10]) == std::string_view::npos) {
        return tl::unexpected(refusal("El carácter de sexo de la CURP debe ser H, M o X."));
    }
    if (std::ranges::find(states, curp.substr(11, 2)) == states.end()) {
        return tl::unexpected(refusal("La entidad de nacimiento de la CURP no existe."));
    }
    const auto born = date_in(curp);
    if (!born) return tl::unexpected(refusal("La fecha de nacimiento de la CURP no existe."));
    if (check_digit(curp) != curp[17]) {
        return tl::unexpected(
            refusal("El dígito verificador no corresponde a la CURP: algún carácter está "
                    "equivocado."));
    }
    return Curp(std::move(plain), *born);
}

Curp::Sex Curp::sex() const
{
    if (text_[10] == 'H') return Sex::Hombre;
    return text_[10] == 'M' ? Sex::Mujer : Sex::NoBinario;
}

}  // namespace buzon
