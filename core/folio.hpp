#pragma once

#include "core/finding.hpp"

#include <tl/expected.hpp>

#include <compare>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

namespace buzon {

// Number of an act: unit (4 digits: OOAD 2 + subdelegación 2), year, running number of that unit
// and year, and a check character (ISO 7064 MOD 37,36 over the rest) that catches every single
// wrong character and 98 of 100 exchanges of two neighbours. Written 3901-2026-0000123-N.
class Folio {
  public:
    // Throws std::logic_error for parts out of range (a bug of the caller): unit four digits,
    // year 2000–2999, number 1–9,999,999.
    [[nodiscard]] static Folio make(std::string_view unit, int year, std::int64_t number);
    // Reads what a person types: blanks and case are forgiven, a wrong check character is not.
    [[nodiscard]] static tl::expected<Folio, Finding> parse(std::string_view text);

    [[nodiscard]] const std::string& str() const { return text_; }
    [[nodiscard]] std::string_view unit() const { return std::string_view(text_).substr(0, 4); }

    friend auto operator<=>(const Folio&, const Folio&) = default;
    friend void PrintTo(const Folio& value, std::ostream* out) { *out << value.text_; }

  private:
    explicit Folio(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace buzon
