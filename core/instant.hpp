#pragma once

#include <tl/expected.hpp>

#include <chrono>
#include <compare>
#include <ostream>
#include <string>
#include <string_view>

namespace buzon {

// A calendar day with no time zone: what the law counts (CFF 12).
using LocalDate = std::chrono::sys_days;

[[nodiscard]] std::string iso_date(LocalDate date);  // "2026-11-17"
[[nodiscard]] tl::expected<LocalDate, std::string> parse_iso_date(std::string_view text);

// A moment in UTC, to the millisecond. Stored and transmitted as RFC 3339 with Z.
// The legal date and hour are those of Zona Centro (CFF 13; America/Mexico_City), whatever the
// server's own zone: zona_centro() is the only place that knows that zone.
class Instant {
  public:
    using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

    Instant() = default;
    explicit Instant(TimePoint at) : at_(at) {}
    // RFC 3339 ("2026-11-10T10:00:00Z", "…-06:00"); seconds may be missing; without an offset the
    // time is Zona Centro. The error is a Spanish reason.
    [[nodiscard]] static tl::expected<Instant, std::string> parse(std::string_view text);

    [[nodiscard]] TimePoint utc() const { return at_; }
    [[nodiscard]] std::string rfc3339() const;  // "2026-11-10T16:00:00Z", milliseconds if any

    friend auto operator<=>(const Instant&, const Instant&) = default;
    friend Instant operator+(Instant i, std::chrono::milliseconds d) { return Instant(i.at_ + d); }
    friend Instant operator-(Instant i, std::chrono::milliseconds d) { return Instant(i.at_ - d); }
    friend std::chrono::milliseconds operator-(Instant a, Instant b) { return a.at_ - b.at_; }
    friend void PrintTo(const Instant& value, std::ostream* out) { *out << value.rfc3339(); }

  private:
    TimePoint at_{};
};

struct ZonaCentro {
    LocalDate date;
    std::chrono::milliseconds time_of_day;  // since 00:00 of that date
};

[[nodiscard]] ZonaCentro zona_centro(Instant at);
// The first instant at which Zona Centro's clock shows this date and time of day.
[[nodiscard]] Instant from_zona_centro(LocalDate date, std::chrono::milliseconds time_of_day);
[[nodiscard]] std::string long_spanish_date(LocalDate date);  // "17 de noviembre de 2026"

}  // namespace buzon
