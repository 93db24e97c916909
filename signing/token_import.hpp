#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "core/secret.hpp"
#include "signing/token.hpp"

#include <tl/expected.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::signing {

// A key in a file that is to live in a token from now on.
struct KeyToImport {
    std::string_view certificate;  // empty with `pkcs12`
    std::string_view key;          // .key, PEM, or PKCS#12
    const Secret& password;
    enum class Form { Key, Pkcs12 };
    Form form = Form::Key;
    std::string label;  // CKA_LABEL; CKA_ID is the SHA-1 of the public key, as others make it
    Instant now;        // at which the certificate has to be in force
};

struct ImportedKey {
    std::string object;       // "object=LABEL;id=%…": to follow the token in a URI
    std::string certificate;  // DER
};

// Writes the key, sensitive and never to be taken out again, and its certificate; then has it sign.
// Nothing stays behind when it is refused. All reasons at once: those of Signer::open, both
// halves' own; KEY-VENCIDA, KEY-FUTURA, KEY-YA (label or key taken), KEY-RECHAZADA (the token
// does not take keys), and those of Token. The file stays as it is.
[[nodiscard]] tl::expected<ImportedKey, Findings> import_key(const std::shared_ptr<Token>& token,
                                                             const KeyToImport& what);

struct TokenObject {
    std::string label;
    std::string id;  // hexadecimal
    bool has_certificate = false;
};
// The private keys of the token. Findings: those of Token.
[[nodiscard]] tl::expected<std::vector<TokenObject>, Finding> keys_of(Token& token);

}  // namespace buzon::signing
