#pragma once

#include "signing/openssl.hpp"
#include "signing/token.hpp"

#include <memory>
#include <string>

// Private to this folder: a private key that stays in its token.
namespace buzon::signing {

// The private key with `uri`'s object and id. Every signature is checked with the certificate
// before it is given: neither another key of the token nor a faulty one signs. PKCS11-URI.
[[nodiscard]] tl::expected<std::unique_ptr<PrivateKey>, Finding> key_in_token(
    std::shared_ptr<Token> token, const Certificate& certificate, const std::string& uri);

}  // namespace buzon::signing
