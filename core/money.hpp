#pragma once

#include <tl/expected.hpp>

#include <compare>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

namespace buzon {

// Mexican pesos as whole centavos; never a floating-point number. Not negative.
// Limit: 999,999,999,999.99.
class Money {
  public:
    enum class ParseError { NotAnAmount, TooManyDecimals, OutOfRange };

    Money() = default;
    // Throws std::logic_error when out of range.
    [[nodiscard]] static Money from_centavos(std::int64_t centavos);
    // "1234.5", "1234.50", "1234"; no thousands separators, no sign, no currency.
    [[nodiscard]] static tl::expected<Money, ParseError> parse(std::string_view text);

    [[nodiscard]] std::int64_t centavos() const { return centavos_; }
    [[nodiscard]] std::string plain() const;    // "1234.50"
    [[nodiscard]] std::string display() const;  // "$1,234.50"
    // "UN MIL DOSCIENTOS TREINTA Y CUATRO PESOS 50/100 M.N."
    [[nodiscard]] std::string in_words() const;

    friend auto operator<=>(const Money&, const Money&) = default;
    friend Money operator+(Money a, Money b) { return from_centavos(a.centavos_ + b.centavos_); }
    friend void PrintTo(const Money& value, std::ostream* out) { *out << value.plain(); }

  private:
    std::int64_t centavos_ = 0;
};

}  // namespace buzon
