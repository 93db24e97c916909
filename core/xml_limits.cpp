#include "core/xml_limits.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace buzon::xml {
namespace {

// What begins and ends without being a tag; quotes mean nothing in it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kNoTags{
    {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}}};

// Where what begins at `at` ends, when it is no tag; else `at`.
std::size_t past_no_tag(std::string_view bytes, std::size_t at)
{
    for (const auto& [open, close] : kNoTags) {
        if (bytes.substr(at).starts_with(open)) {
            const std::size_t end = bytes.find(close, at + open.size());
            return end == std::string_view::npos ? bytes.size() : end + close.size();
        }
    }
    return at;
}

}  // namespace

bool crowded_tag(std::string_view bytes, std::size_t limit)
{
    std::size_t at = bytes.find('<');
    while (at != std::string_view::npos && at < bytes.size()) {
        if (const std::size_t past = past_no_tag(bytes, at); past != at) {
            at = bytes.find('<', past);
            continue;
        }
        std::size_t attributes = 0;
        char quote = 0;
        for (++at; at < bytes.size(); ++at) {
            const char c = bytes[at];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
                if (++attributes > limit) return true;
            } else if (c == '>') {
                break;
            }
        }
        at = bytes.find('<', at);
    }
    return false;
}

bool known_encoding(std::string_view bytes)
{
    constexpr std::string_view kBegin("< \t\r\n\xEF\xFE\xFF\0", 9);
    constexpr std::array<std::string_view, 7> kKnown{
        "utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"};
    if (bytes.empty() || kBegin.find(bytes.front()) == std::string_view::npos) return false;
    const std::size_t start = bytes.find("<?xml");
    const std::size_t end = bytes.find("?>");
    if (start == std::string_view::npos || end == std::string_view::npos || start > 3) return true;
    const std::string_view declaration = bytes.substr(start, end - start);
    const std::size_t named = declaration.find("encoding");
    if (named == std::string_view::npos) return true;
    const std::size_t open = declaration.find_first_of("\"'", named);
    if (open == std::string_view::npos) return true;
    const std::size_t close = declaration.find(declaration[open], open + 1);
    std::string name(declaration.substr(open + 1, close - open - 1));
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return std::ranges::find(kKnown, name) != kKnown.end();
}

}  // namespace buzon::xml
