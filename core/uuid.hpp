#pragma once

#include "core/instant.hpp"
#include "core/sha256.hpp"

#include <tl/expected.hpp>

#include <array>
#include <compare>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

namespace buzon {

// Identifier of a message or order (RFC 9562), printed in lower case with hyphens.
class Uuid {
  public:
    enum class ParseError { NotAUuid };

    [[nodiscard]] static tl::expected<Uuid, ParseError> parse(std::string_view text);
    // Version 7: the time to the millisecond and ten random bytes, of which six bits are replaced.
    [[nodiscard]] static Uuid v7(Instant at, const std::array<std::uint8_t, 10>& random);
    // Version 8: the first bytes of a digest. The same thing always gets the same identifier, so a
    // step repeated after a crash names what it named before.
    [[nodiscard]] static Uuid from_digest(const Sha256& digest);

    [[nodiscard]] const std::string& str() const { return text_; }

    friend auto operator<=>(const Uuid&, const Uuid&) = default;
    friend void PrintTo(const Uuid& value, std::ostream* out) { *out << value.text_; }

  private:
    explicit Uuid(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace buzon
