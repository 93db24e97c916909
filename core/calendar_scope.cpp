#include "core/calendar_scope.hpp"

namespace buzon {
namespace {

bool two_digits(std::string_view text)
{
    return text.size() == 2 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

tl::expected<CalendarScope, Finding> CalendarScope::parse(std::string_view text)
{
    CalendarScope scope;
    if (text == "nacional") return scope;
    const bool with_slash = text.size() == 5 && text[2] == '/';
    const std::string_view second = with_slash         ? text.substr(3)
                                    : text.size() == 4 ? text.substr(2)
                                                       : "";
    if (!two_digits(text.substr(0, 2)) || (text.size() != 2 && !two_digits(second))) {
        return tl::unexpected(
            Finding{.id = "AMBITO-FORMA",
                    .severity = Severity::Error,
                    .field = "ambito",
                    .line = 0,
                    .reason = "El ámbito «" + std::string(text.substr(0, 40)) +
                              "» no es nacional, ni un OOAD (dos dígitos), ni OOAD/subdelegación.",
                    .remedy = "Escriba nacional, 39 o 39/01.",
                    .citation = ""});
    }
    scope.ooad_ = text.substr(0, 2);
    scope.subdelegacion_ = second;
    return scope;
}

std::string CalendarScope::str() const
{
    if (national()) return "nacional";
    return subdelegacion_.empty() ? ooad_ : ooad_ + '/' + subdelegacion_;
}

bool CalendarScope::reaches(const CalendarScope& place) const
{
    if (national()) return true;
    if (ooad_ != place.ooad_) return false;
    return subdelegacion_.empty() || subdelegacion_ == place.subdelegacion_;
}

}  // namespace buzon
