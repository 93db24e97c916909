#pragma once

#include <cstddef>
#include <string>

namespace buzon::signing {

// Bytes of OpenSSL's generator, seeded by the kernel. Throws Error{Random} if it cannot answer:
// there is no weaker fallback. Thread-safe.
[[nodiscard]] std::string random_bytes(std::size_t n);

// 256 bits as 43 characters of base64url (RFC 4648 §5, unpadded): session keys, challenges, nonces.
[[nodiscard]] std::string random_token();

}  // namespace buzon::signing
