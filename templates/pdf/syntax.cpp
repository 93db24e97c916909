#include "templates/pdf/syntax.hpp"

#include "templates/pdf/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace buzon::templates::pdf {
namespace {

std::string civil_time(Instant at,
                       fmt::format_string<int, unsigned, unsigned, long, long, long> form)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at.utc());
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(seconds - day);
    return fmt::format(form, static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), long{time.hours().count()},
                       long{time.minutes().count()}, long{time.seconds().count()});
}

}  // namespace

std::string text_string(std::string_view utf8)
{
    const bool ascii =
        std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (ascii) return byte_string(utf8);
    std::string out = "<FEFF";
    for (std::size_t at = 0; at < utf8.size();) append_utf16_hex(out, next_code_point(utf8, at));
    return out + ">";
}

std::string byte_string(std::string_view ascii)
{
    std::string out = "(";
    for (std::size_t i = 0; i < ascii.size(); ++i) {
        const char c = ascii[i];
        // Nobody's data may look like the signature's placeholder: /ByteRange, /Contents.
        if (c == '/' && i + 1 < ascii.size() && (ascii[i + 1] == 'B' || ascii[i + 1] == 'C')) {
            out += "\\057";
            continue;
        }
        if (c == '(' || c == ')' || c == '\\') out += '\\';
        out += c;
    }
    return out + ")";
}

std::string name(std::string_view text)
{
    std::string out = "/";
    for (const char c : text) {
        const bool regular = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                             (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.' || c == '+';
        if (regular) {
            out += c;
        } else {
            out += fmt::format("#{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

std::string date(Instant at)
{
    return civil_time(at, "(D:{:04}{:02}{:02}{:02}{:02}{:02}Z)");
}

std::string xmp_date(Instant at)
{
    return civil_time(at, "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z");
}

}  // namespace buzon::templates::pdf
