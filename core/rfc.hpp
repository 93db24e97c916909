#pragma once

#include "core/finding.hpp"

#include <tl/expected.hpp>

#include <compare>
#include <ostream>
#include <string>
#include <string_view>

namespace buzon {

// Registro Federal de Contribuyentes: 13 characters for a persona física, 12 for a moral; letters
// A–Z, Ñ and &. Generic keys (XAXX010101000, XEXX010101000) and impossible dates are refused; a
// failing check digit is only a warning, check_digit_ok() says so (SAT itself issued some).
// Stored upper case, UTF-8, without blanks.
class Rfc {
  public:
    enum class Kind { Fisica, Moral };

    [[nodiscard]] static tl::expected<Rfc, Finding> parse(std::string_view text);

    [[nodiscard]] const std::string& str() const { return text_; }
    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] bool check_digit_ok() const { return check_digit_ok_; }

    friend bool operator==(const Rfc& a, const Rfc& b) { return a.text_ == b.text_; }
    friend auto operator<=>(const Rfc& a, const Rfc& b) { return a.text_ <=> b.text_; }
    friend void PrintTo(const Rfc& value, std::ostream* out) { *out << value.text_; }

  private:
    Rfc(std::string text, Kind kind, bool check_digit_ok)
        : text_(std::move(text)), kind_(kind), check_digit_ok_(check_digit_ok)
    {
    }

    std::string text_;
    Kind kind_;
    bool check_digit_ok_;
};

}  // namespace buzon
