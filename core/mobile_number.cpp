#include "core/mobile_number.hpp"

namespace buzon {
namespace {

constexpr std::size_t kDigits = 10;

Finding refusal()
{
    return {"MOVIL-FORMA",
            Severity::Error,
            "direccion",
            0,
            "El número no es un móvil de México de diez dígitos.",
            "Escríbalo con sus diez dígitos, por ejemplo 55 1234 5678.",
            ""};
}

}  // namespace

tl::expected<std::string, Finding> mobile_number(std::string_view text)
{
    constexpr std::string_view kBetween = " -.()";
    if (text.size() > 40) return tl::unexpected(refusal());
    const bool international = text.starts_with('+');
    if (international) text.remove_prefix(1);
    std::string digits;
    for (const char c : text) {
        if (kBetween.find(c) != std::string_view::npos) continue;
        if (c < '0' || c > '9') return tl::unexpected(refusal());
        digits += c;
    }
    const bool prefixed = digits.size() > kDigits && digits.starts_with("52");
    if (prefixed) digits.erase(0, 2);
    if (prefixed && digits.size() == kDigits + 1 && digits.starts_with('1')) digits.erase(0, 1);
    if (international && !prefixed) return tl::unexpected(refusal());
    if (digits.size() != kDigits || digits.front() < '2') return tl::unexpected(refusal());
    return "+52" + digits;
}

}  // namespace buzon
