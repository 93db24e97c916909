#include "db/rows.hpp"

#include "db/connection_impl.hpp"

#include <charconv>
#include <stdexcept>

namespace buzon::db {
namespace {

int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    throw std::logic_error("bytea column expected");
}

// Reads the next number of exactly `digits` digits; -1 if there is none.
int take_number(std::string_view& text, std::size_t digits)
{
    int value = -1;
    if (text.size() < digits) return value;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + digits, value);
    if (failure != std::errc{} || end != text.data() + digits) return -1;
    text.remove_prefix(digits);
    return value;
}

bool take_char(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<LocalDate> take_date(std::string_view& text)
{
    const int year = take_number(text, 4);
    const bool first = take_char(text, '-');
    const int month = take_number(text, 2);
    const bool second = take_char(text, '-');
    const int day = take_number(text, 2);
    if (year < 0 || month < 0 || day < 0 || !first || !second) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days{date};
}

// "2026-11-10 16:00:00.123456+00": every session is in UTC. Rounded down to the millisecond.
std::optional<Instant> instant_of(std::string_view text)
{
    const std::optional<LocalDate> date = take_date(text);
    if (!date || !take_char(text, ' ')) return std::nullopt;
    const int hour = take_number(text, 2);
    const bool first = take_char(text, ':');
    const int minute = take_number(text, 2);
    const bool second_colon = take_char(text, ':');
    const int second = take_number(text, 2);
    if (hour < 0 || minute < 0 || second < 0 || !first || !second_colon) return std::nullopt;
    int millis = 0;
    if (take_char(text, '.')) {
        int weight = 100;
        while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
            millis += weight * (text.front() - '0');
            weight /= 10;
            text.remove_prefix(1);
        }
    }
    if (text != "+00") return std::nullopt;
    return Instant(Instant::TimePoint(*date) + std::chrono::hours(hour) +
                   std::chrono::minutes(minute) + std::chrono::seconds(second) +
                   std::chrono::milliseconds(millis));
}

}  // namespace

Rows::Rows(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Rows::Rows(Rows&&) noexcept = default;
Rows& Rows::operator=(Rows&&) noexcept = default;
Rows::~Rows() = default;

int Rows::size() const
{
    return PQntuples(impl_->result.get());
}

Fields Rows::row(int index) const
{
    if (index < 0 || index >= size()) throw std::logic_error("row out of range");
    return {*this, index};
}

std::int64_t Rows::affected() const
{
    const std::string_view text = PQcmdTuples(impl_->result.get());
    std::int64_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

bool Fields::is_null() const
{
    return PQgetisnull(rows_->impl_->result.get(), row_, column_) == 1;
}

std::string_view Fields::take()
{
    const PGresult* result = rows_->impl_->result.get();
    if (column_ >= PQnfields(result)) throw std::logic_error("more fields read than selected");
    if (is_null()) mismatch("NULL");
    const auto length = static_cast<std::size_t>(PQgetlength(result, row_, column_));
    const std::string_view text(PQgetvalue(result, row_, column_), length);
    ++column_;
    return text;
}

void Fields::mismatch(std::string_view text) const
{
    const char* name = PQfname(rows_->impl_->result.get(), column_ > 0 ? column_ - 1 : 0);
    throw std::logic_error("column after or at \"" + std::string(name == nullptr ? "?" : name) +
                           "\" holds an unexpected value of " + std::to_string(text.size()) +
                           " characters");
}

std::int64_t Fields::read(const std::int64_t*, std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size()) mismatch(text);
    return value;
}

int Fields::read(const int*, std::string_view text)
{
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size()) mismatch(text);
    return value;
}

bool Fields::read(const bool*, std::string_view text)
{
    if (text != "t" && text != "f") mismatch(text);
    return text == "t";
}

Instant Fields::read(const Instant*, std::string_view text)
{
    const std::optional<Instant> at = instant_of(text);
    if (!at) mismatch(text);
    return *at;
}

LocalDate Fields::read(const LocalDate*, std::string_view text)
{
    const std::optional<LocalDate> date = take_date(text);
    if (!date || !text.empty()) mismatch(text);
    return *date;
}

Sha256 Fields::read(const Sha256*, std::string_view text)
{
    const std::string bytes = bytea(text);
    Sha256::Bytes digest{};
    if (bytes.size() != digest.size()) mismatch(text);
    for (std::size_t i = 0; i < digest.size(); ++i) {
        digest[i] = static_cast<std::uint8_t>(bytes[i]);
    }
    return Sha256(digest);
}

Money Fields::read(const Money*, std::string_view text)
{
    return Money::from_centavos(read(static_cast<const std::int64_t*>(nullptr), text));
}

Rfc Fields::read(const Rfc*, std::string_view text)
{
    auto rfc = Rfc::parse(text);
    if (!rfc) mismatch(text);
    return *std::move(rfc);
}

Folio Fields::read(const Folio*, std::string_view text)
{
    auto folio = Folio::parse(text);
    if (!folio) mismatch(text);
    return *std::move(folio);
}

std::string bytea(std::string_view text)
{
    if (text.size() < 2 || text.size() % 2 != 0 || text.substr(0, 2) != "\\x") {
        throw std::logic_error("bytea column expected");
    }
    std::string bytes((text.size() - 2) / 2, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<char>(hex_digit(text[2 + 2 * i]) * 16 + hex_digit(text[3 + 2 * i]));
    }
    return bytes;
}

}  // namespace buzon::db
