#include "core/registro_patronal.hpp"

#include <cstddef>

namespace buzon {

tl::expected<RegistroPatronal, Finding> RegistroPatronal::parse(std::string_view text)
{
    std::string plain;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '-') continue;
        plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (plain.size() > 11) break;
    }
    bool good = plain.size() == 11;
    for (std::size_t i = 0; good && i < plain.size(); ++i) {
        const bool digit = plain[i] >= '0' && plain[i] <= '9';
        const bool letter = plain[i] >= 'A' && plain[i] <= 'Z';
        good = digit || (i == 0 && letter);
    }
    if (!good) {
        return tl::unexpected(Finding{
            .id = "NRP-FORMA",
            .severity = Severity::Error,
            .field = "registro_patronal",
            .line = 0,
            .reason = "El registro patronal debe tener 11 caracteres: una letra y diez dígitos.",
            .remedy =
                "Escríbalo como aparece en la Tarjeta de Identificación Patronal, por ejemplo "
                "Y54-12345-10-1.",
            .citation = "LSS 15"});
    }
    return RegistroPatronal(std::move(plain));
}

std::string RegistroPatronal::display() const
{
    return text_.substr(0, 3) + '-' + text_.substr(3, 5) + '-' + text_.substr(8, 2) + '-' +
           text_.substr(10);
}

}  // namespace buzon
