#include "templates/pdf/utf8.hpp"

namespace buzon::templates::pdf {
namespace {

constexpr char32_t replacement = 0xFFFD;

void append_hex16(std::string& out, unsigned value)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (unsigned shift : {12U, 8U, 4U, 0U}) out += digits[value >> shift & 15U];
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at)
{
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80) return lead;
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
    if (more == 0 || lead > 0xF4 || at + more > text.size()) return replacement;
    char32_t value = lead & (0x3FU >> more);
    for (std::size_t i = 0; i < more; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0U) != 0x80) return replacement;
        value = value << 6 | (next & 0x3FU);
    }
    constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (value < least[more] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
        return replacement;
    }
    at += more;
    return value;
}

void append_utf8(std::string& out, char32_t c)
{
    const auto tail = [&](unsigned shift) {
        out += static_cast<char>(0x80U | (static_cast<unsigned>(c) >> shift & 0x3FU));
    };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0U | c >> 6);
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0U | c >> 12);
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | c >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

void append_utf16_hex(std::string& out, char32_t c)
{
    if (c < 0x10000) {
        append_hex16(out, static_cast<unsigned>(c));
        return;
    }
    const auto rest = static_cast<unsigned>(c - 0x10000);
    append_hex16(out, 0xD800U + (rest >> 10));
    append_hex16(out, 0xDC00U + (rest & 0x3FFU));
}

}  // namespace buzon::templates::pdf
