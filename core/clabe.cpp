#include "core/clabe.hpp"

#include <array>
#include <cstddef>

namespace buzon {
namespace {

Finding refusal(std::string reason)
{
    return {.id = "CLABE-FORMA",
            .severity = Severity::Error,
            .field = "clabe",
            .line = 0,
            .reason = std::move(reason),
            .remedy = "Copie los 18 dígitos del estado de cuenta o del contrato.",
            .citation = ""};
}

char check_digit(std::string_view clabe)
{
    constexpr std::array<int, 3> weights = {3, 7, 1};
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i) sum += (clabe[i] - '0') * weights.at(i % 3) % 10;
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

}  // namespace

tl::expected<Clabe, Finding> Clabe::parse(std::string_view text)
{
    std::string plain;
    for (const char c : text) {
        if (c == ' ' || c == '\t') continue;
        plain += c;
        if (plain.size() > 18) break;
    }
    if (plain.size() != 18 || plain.find_first_not_of("0123456789") != std::string::npos) {
        return tl::unexpected(refusal("La CLABE debe tener exactamente 18 dígitos."));
    }
    if (check_digit(plain) != plain[17]) {
        return tl::unexpected(refusal(
            "El dígito de control no corresponde a la CLABE: algún dígito está equivocado."));
    }
    return Clabe(std::move(plain));
}

}  // namespace buzon
