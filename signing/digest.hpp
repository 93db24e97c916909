#pragma once

#include "core/sha256.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace buzon::signing {

// SHA-256 by OpenSSL (hardware instructions where there are any) over the concatenation of the
// parts.
[[nodiscard]] Sha256 sha256(std::string_view bytes);
[[nodiscard]] Sha256 sha256(std::initializer_list<std::string_view> parts);

// HMAC-SHA-256 (RFC 2104), 32 raw bytes. Compare with equal_in_constant_time().
[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view bytes);
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace buzon::signing
