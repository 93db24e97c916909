#include "core/uuid.hpp"

#include <algorithm>

namespace buzon {
namespace {

using Bytes = std::array<std::uint8_t, 16>;

constexpr std::string_view hex_digits = "0123456789abcdef";

bool hyphen_at(std::size_t i)
{
    return i == 8 || i == 13 || i == 18 || i == 23;
}

std::string printed(Bytes bytes, unsigned version)
{
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0fU) | (version << 4U));
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3fU) | 0x80U);
    std::string out;
    for (const std::uint8_t byte : bytes) {
        if (hyphen_at(out.size())) out += '-';
        out += hex_digits[byte >> 4U];
        out += hex_digits[byte & 0x0fU];
    }
    return out;
}

}  // namespace

tl::expected<Uuid, Uuid::ParseError> Uuid::parse(std::string_view text)
{
    if (text.size() != 36) return tl::unexpected(ParseError::NotAUuid);
    std::string lower;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i] >= 'A' && text[i] <= 'F' ? static_cast<char>(text[i] + 32) : text[i];
        const bool fits = hyphen_at(i) ? c == '-' : hex_digits.find(c) != std::string_view::npos;
        if (!fits) return tl::unexpected(ParseError::NotAUuid);
        lower += c;
    }
    return Uuid(std::move(lower));
}

Uuid Uuid::v7(Instant at, const std::array<std::uint8_t, 10>& random)
{
    const auto ms = static_cast<std::uint64_t>(at.utc().time_since_epoch().count());
    Bytes bytes{};
    for (unsigned i = 0; i < 6; ++i) {
        bytes[i] = static_cast<std::uint8_t>((ms >> (8U * (5U - i))) & 0xffU);
    }
    std::copy(random.begin(), random.end(), bytes.begin() + 6);
    return Uuid(printed(bytes, 7));
}

Uuid Uuid::from_digest(const Sha256& digest)
{
    Bytes bytes{};
    std::copy_n(digest.bytes().begin(), bytes.size(), bytes.begin());
    return Uuid(printed(bytes, 8));
}

}  // namespace buzon
