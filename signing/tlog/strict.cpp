#include "signing/tlog/strict.hpp"

#include "core/base64.hpp"

#include <algorithm>
#include <charconv>

namespace buzon::signing {

namespace {

// Length of the character that begins here; 0 when it is none (Unicode 15, table 3-7).
std::size_t character(std::string_view rest)
{
    const auto byte = [&](std::size_t i) {
        return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0u;
    };
    const auto follows = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xbf; };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first <= 0xdf) return follows(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        if (first == 0xe0 && byte(1) < 0xa0) return 0;
        if (first == 0xed && byte(1) > 0x9f) return 0;
        return follows(1) && follows(2) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        if (first == 0xf0 && byte(1) < 0x90) return 0;
        if (first == 0xf4 && byte(1) > 0x8f) return 0;
        return follows(1) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::optional<std::string> strict_base64(std::string_view text)
{
    auto bytes = base64_decode(text);
    if (!bytes || base64_encode(*bytes) != text) return std::nullopt;
    return bytes;
}

std::optional<Sha256> strict_hash(std::string_view base64)
{
    const auto bytes = strict_base64(base64);
    Sha256::Bytes hash{};
    if (!bytes || bytes->size() != hash.size()) return std::nullopt;
    std::copy(bytes->begin(), bytes->end(), hash.begin());
    return Sha256(hash);
}

std::string base64_of(const Sha256& hash)
{
    return base64_encode({reinterpret_cast<const char*>(hash.bytes().data()), hash.bytes().size()});
}

std::optional<std::int64_t> strict_decimal(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (text.front() == '-' || (text.size() > 1 && text.front() == '0')) return std::nullopt;
    return value;
}

bool plain_utf8(std::string_view text)
{
    while (!text.empty()) {
        if (static_cast<unsigned char>(text[0]) < 0x20 && text[0] != '\n') return false;
        const std::size_t n = character(text);
        if (n == 0) return false;
        text.remove_prefix(n);
    }
    return true;
}

std::optional<std::string_view> take_line(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

}  // namespace buzon::signing
