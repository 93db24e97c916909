#include "core/base64.hpp"

#include <cstddef>
#include <cstdint>

namespace buzon {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

int sextet(char c)
{
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+') return 62;
    if (c == '/') return 63;
    return -1;
}

}  // namespace

std::string base64_encode(std::string_view bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t have = bytes.size() - at < 3 ? bytes.size() - at : 3;
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            group = group << 8 | (i < have ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        out += alphabet[group >> 18];
        out += alphabet[group >> 12 & 63];
        out += have > 1 ? alphabet[group >> 6 & 63] : '=';
        out += have > 2 ? alphabet[group & 63] : '=';
    }
    return out;
}

std::optional<std::string> base64_decode(std::string_view text)
{
    std::string out;
    out.reserve(text.size() / 4 * 3);
    std::uint32_t group = 0;
    int symbols = 0;
    int pads = 0;
    for (const char c : text) {
        if (is_space(c)) continue;
        if (c == '=') {
            if (++pads > 2) return std::nullopt;
            continue;
        }
        const int value = sextet(c);
        if (value < 0 || pads > 0) return std::nullopt;
        group = group << 6 | static_cast<std::uint32_t>(value);
        if (++symbols == 4) {
            out += static_cast<char>(static_cast<unsigned char>(group >> 16));
            out += static_cast<char>(static_cast<unsigned char>(group >> 8));
            out += static_cast<char>(static_cast<unsigned char>(group));
            group = 0;
            symbols = 0;
        }
    }
    // RFC 4648 §3.5: the unused bits must be zero, or two texts would mean the same bytes.
    if (symbols == 0 && pads == 0) return out;
    if (symbols == 2 && pads == 2 && (group & 15) == 0) {
        out += static_cast<char>(static_cast<unsigned char>(group >> 4));
        return out;
    }
    if (symbols == 3 && pads == 1 && (group & 3) == 0) {
        out += static_cast<char>(static_cast<unsigned char>(group >> 10));
        out += static_cast<char>(static_cast<unsigned char>(group >> 2));
        return out;
    }
    return std::nullopt;
}

}  // namespace buzon
