#pragma once

#include <tl/expected.hpp>

#include <array>
#include <compare>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

namespace buzon {

// The 32-byte digest that names a document everywhere. Hexadecimal (lower case) only when printed.
// Computing one is sha256_of(), an own implementation of FIPS 180-4 kept in core so that values
// need no cryptographic library; signatures never use it, signing/ hashes with OpenSSL.
class Sha256 {
  public:
    enum class ParseError { NotHex64 };
    using Bytes = std::array<std::uint8_t, 32>;

    Sha256() = default;
    explicit Sha256(const Bytes& bytes) : bytes_(bytes) {}
    [[nodiscard]] static tl::expected<Sha256, ParseError> parse_hex(std::string_view hex);

    [[nodiscard]] const Bytes& bytes() const { return bytes_; }
    [[nodiscard]] std::string hex() const;

    friend auto operator<=>(const Sha256&, const Sha256&) = default;
    friend void PrintTo(const Sha256& value, std::ostream* out) { *out << value.hex(); }

  private:
    Bytes bytes_{};
};

[[nodiscard]] Sha256 sha256_of(std::string_view bytes);

}  // namespace buzon
