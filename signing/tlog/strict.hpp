#pragma once

#include "core/sha256.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// How the C2SP formats write things: one spelling each, so that no two files say the same.
namespace buzon::signing {

// RFC 4648 §4 with padding and without anything else; pad bits zero.
[[nodiscard]] std::optional<std::string> strict_base64(std::string_view text);
[[nodiscard]] std::optional<Sha256> strict_hash(std::string_view base64);
[[nodiscard]] std::string base64_of(const Sha256& hash);
// ASCII digits without leading zeroes, up to 2^63-1.
[[nodiscard]] std::optional<std::int64_t> strict_decimal(std::string_view text);
// UTF-8 (no surrogates, no overlong forms) without control characters below U+0020 but line ends.
[[nodiscard]] bool plain_utf8(std::string_view text);
// Takes a line off the front, without its end; nullopt when none ends.
[[nodiscard]] std::optional<std::string_view> take_line(std::string_view& text);

}  // namespace buzon::signing
