#include "core/instant.hpp"

#include "core/core_error.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <optional>

namespace buzon {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr const char* bad_instant =
    "La fecha y hora debe escribirse AAAA-MM-DDTHH:MM[:SS][Z o ±HH:MM], por ejemplo "
    "2026-11-10T10:00.";

// Reads a text from left to right; every take_ either takes exactly what it names or nothing.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool done() const { return rest_.empty(); }
    [[nodiscard]] bool next_is_digit() const
    {
        return !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9';
    }
    bool take_any_of(std::string_view chars)
    {
        if (rest_.empty() || chars.find(rest_[0]) == std::string_view::npos) return false;
        taken_ = rest_[0];
        rest_.remove_prefix(1);
        return true;
    }
    [[nodiscard]] char taken() const { return taken_; }
    std::optional<int> take_number(std::size_t digits)
    {
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            if (!next_is_digit()) return std::nullopt;
            value = value * 10 + (rest_[0] - '0');
            rest_.remove_prefix(1);
        }
        return value;
    }

  private:
    std::string_view rest_;
    char taken_ = '\0';
};

std::optional<LocalDate> take_date(Scanner& in)
{
    const auto year = in.take_number(4);
    if (!year || !in.take_any_of("-")) return std::nullopt;
    const auto month = in.take_number(2);
    if (!month || !in.take_any_of("-")) return std::nullopt;
    const auto day = in.take_number(2);
    if (!day) return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year(*year),
                                          std::chrono::month(static_cast<unsigned>(*month)),
                                          std::chrono::day(static_cast<unsigned>(*day))};
    // The Gregorian calendar and RFC 3339 have no use for years before the Republic's.
    if (!ymd.ok() || *year < 1583) return std::nullopt;
    return LocalDate(ymd);
}

std::optional<milliseconds> take_hour_minute(Scanner& in)
{
    const auto hour = in.take_number(2);
    if (!hour || *hour > 23 || !in.take_any_of(":")) return std::nullopt;
    const auto minute = in.take_number(2);
    if (!minute || *minute > 59) return std::nullopt;
    return hours(*hour) + minutes(*minute);
}

std::optional<milliseconds> take_time_of_day(Scanner& in)
{
    auto time = take_hour_minute(in);
    if (!time || !in.take_any_of(":")) return time;
    const auto second = in.take_number(2);
    if (!second || *second > 59) return std::nullopt;
    *time += seconds(*second);
    if (!in.take_any_of(".")) return time;
    if (!in.next_is_digit()) return std::nullopt;
    int fraction = 0;
    for (int i = 0; in.next_is_digit(); ++i) {
        const int digit = in.take_number(1).value_or(0);
        if (i < 3) fraction = fraction * 10 + digit;
        if (i == 0 && !in.next_is_digit()) fraction *= 100;
        if (i == 1 && !in.next_is_digit()) fraction *= 10;
    }
    return *time + milliseconds(fraction);
}

// An offset may push the very first and last days out of what can be written and read again.
bool writable(Instant at)
{
    const std::chrono::year_month_day ymd(std::chrono::floor<std::chrono::days>(at.utc()));
    return ymd.year() >= std::chrono::year(1583) && ymd.year() <= std::chrono::year(9999);
}

}  // namespace

std::string iso_date(LocalDate date)
{
    const std::chrono::year_month_day ymd(date);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()),
                       static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

tl::expected<LocalDate, std::string> parse_iso_date(std::string_view text)
{
    Scanner in(text);
    const auto date = take_date(in);
    if (!date || !in.done()) {
        return tl::unexpected<std::string>(
            "La fecha debe existir y escribirse AAAA-MM-DD, por ejemplo 2026-11-10.");
    }
    return *date;
}

tl::expected<Instant, std::string> Instant::parse(std::string_view text)
{
    const auto refused = tl::unexpected<std::string>(bad_instant);
    Scanner in(text);
    const auto date = take_date(in);
    if (!date || !in.take_any_of("Tt ")) return refused;
    const auto time = take_time_of_day(in);
    if (!time) return refused;
    if (in.done()) {
        const Instant at = from_zona_centro(*date, *time);
        return writable(at) ? at : tl::expected<Instant, std::string>(refused);
    }

    if (in.take_any_of("Zz")) {
        if (!in.done()) return refused;
        return Instant(TimePoint(*date) + *time);
    }
    if (!in.take_any_of("+-")) return refused;
    const bool west = in.taken() == '-';
    const auto offset = take_hour_minute(in);
    if (!offset || !in.done()) return refused;
    const TimePoint wall = TimePoint(*date) + *time;
    const Instant at(west ? wall + *offset : wall - *offset);
    return writable(at) ? at : tl::expected<Instant, std::string>(refused);
}

std::string Instant::rfc3339() const
{
    const auto day = std::chrono::floor<std::chrono::days>(at_);
    const std::chrono::hh_mm_ss time(at_ - day);
    const std::string fraction =
        time.subseconds().count() == 0 ? "" : fmt::format(".{:03}", time.subseconds().count());
    return fmt::format("{}T{:02}:{:02}:{:02}{}Z", iso_date(day), time.hours().count(),
                       time.minutes().count(), time.seconds().count(), fraction);
}

std::string long_spanish_date(LocalDate date)
{
    constexpr std::array<std::string_view, 12> months = {
        "enero", "febrero", "marzo",      "abril",   "mayo",      "junio",
        "julio", "agosto",  "septiembre", "octubre", "noviembre", "diciembre"};
    const std::chrono::year_month_day ymd(date);
    return fmt::format("{} de {} de {}", static_cast<unsigned>(ymd.day()),
                       months.at(static_cast<unsigned>(ymd.month()) - 1),
                       static_cast<int>(ymd.year()));
}

}  // namespace buzon
