#pragma once

#include "core/finding.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace buzon::signing {

// The half of a Signer that signs: in memory (key_file) or in a token (token_key). Thread-safe.
class PrivateKey {
  public:
    PrivateKey() = default;
    PrivateKey(const PrivateKey&) = delete;
    PrivateKey& operator=(const PrivateKey&) = delete;
    virtual ~PrivateKey() = default;

    // RSASSA-PKCS1-v1_5 or ECDSA (DER) with SHA-256. The finding: its hardware does not serve.
    [[nodiscard]] virtual tl::expected<std::string, Finding> sign(std::string_view bytes) const = 0;
    // What was wrong when it last signed; nullopt: nothing. Never blocks.
    [[nodiscard]] virtual std::optional<Finding> last_trouble() const = 0;
    [[nodiscard]] virtual bool in_token() const = 0;
};

}  // namespace buzon::signing
