#include "core/sha256.hpp"

#include "core/sha256_blocks.hpp"

#include <cstddef>

namespace buzon {
namespace {

// FIPS 180-4 §5.1.1: a one bit, zeros, and the length in bits as a 64-bit big-endian number.
std::string padded_tail(std::string_view tail, std::uint64_t total_bytes)
{
    std::string padded(tail);
    padded += '\x80';
    while (padded.size() % sha256_block_size != sha256_block_size - 8) padded += '\0';
    const std::uint64_t bits = total_bytes * 8;
    for (int shift = 56; shift >= 0; shift -= 8) {
        padded += static_cast<char>(static_cast<unsigned char>(bits >> shift));
    }
    return padded;
}

int hex_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

tl::expected<Sha256, Sha256::ParseError> Sha256::parse_hex(std::string_view hex)
{
    if (hex.size() != 64) return tl::unexpected(ParseError::NotHex64);
    Bytes bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const int high = hex_value(hex[2 * i]);
        const int low = hex_value(hex[2 * i + 1]);
        if (high < 0 || low < 0) return tl::unexpected(ParseError::NotHex64);
        bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return Sha256(bytes);
}

std::string Sha256::hex() const
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(64);
    for (const std::uint8_t byte : bytes_) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

Sha256 sha256_of(std::string_view bytes)
{
    Sha256State state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    const std::size_t whole = bytes.size() / sha256_block_size * sha256_block_size;
    sha256_blocks(state, bytes.substr(0, whole));
    sha256_blocks(state, padded_tail(bytes.substr(whole), bytes.size()));
    Sha256::Bytes digest{};
    for (std::size_t i = 0; i < digest.size(); ++i) {
        digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
    }
    return Sha256(digest);
}

}  // namespace buzon
