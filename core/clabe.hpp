#pragma once

#include "core/finding.hpp"

#include <tl/expected.hpp>

#include <compare>
#include <ostream>
#include <string>
#include <string_view>

namespace buzon {

// Clave Bancaria Estandarizada: 18 digits, bank (3), place (3), account (11), check digit with
// weights 3-7-1. A wrong check digit is refused: money must not move on it. Blanks are forgiven.
// Limits: whether the bank prefix belongs to the bank of an order is the caller's question.
class Clabe {
  public:
    [[nodiscard]] static tl::expected<Clabe, Finding> parse(std::string_view text);

    [[nodiscard]] const std::string& str() const { return text_; }
    [[nodiscard]] std::string_view bank() const { return std::string_view(text_).substr(0, 3); }

    friend auto operator<=>(const Clabe&, const Clabe&) = default;
    friend void PrintTo(const Clabe& value, std::ostream* out) { *out << value.text_; }

  private:
    explicit Clabe(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace buzon
