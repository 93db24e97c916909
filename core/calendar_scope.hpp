#pragma once

#include "core/finding.hpp"

#include <tl/expected.hpp>

#include <compare>
#include <ostream>
#include <string>
#include <string_view>

namespace buzon {

// Where a non-working day holds, or where an act was issued: the whole country, one OOAD (two
// digits), or one subdelegación of it. Written "nacional", "39", "39/01"; "3901" is read too, as
// units are numbered so in folios.
class CalendarScope {
  public:
    CalendarScope() = default;  // national
    [[nodiscard]] static tl::expected<CalendarScope, Finding> parse(std::string_view text);

    [[nodiscard]] std::string str() const;
    [[nodiscard]] bool national() const { return ooad_.empty(); }
    // A day declared for `*this` holds at `place`: "39" holds at "39/01", not the other way round.
    [[nodiscard]] bool reaches(const CalendarScope& place) const;

    friend auto operator<=>(const CalendarScope&, const CalendarScope&) = default;
    friend void PrintTo(const CalendarScope& value, std::ostream* out) { *out << value.str(); }

  private:
    std::string ooad_;
    std::string subdelegacion_;
};

}  // namespace buzon
