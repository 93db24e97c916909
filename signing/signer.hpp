#pragma once

#include "core/finding.hpp"
#include "core/secret.hpp"
#include "signing/certificate.hpp"

#include <tl/expected.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace buzon::signing {

class Token;

// A certificate and its private key: the only object that holds one. The key never leaves it and is
// wiped with it, or never leaves its token. Const members are thread-safe.
class Signer {
  public:
    // `key`: SAT's .key (DER PKCS#8, PBES2 with PBKDF2-SHA1 and 3DES), or PEM, encrypted or not.
    // Findings tell apart: unreadable certificate (CER-ILEGIBLE), unreadable key (KEY-ILEGIBLE),
    // wrong password (KEY-CONTRASENA), key of another certificate (KEY-AJENA), neither RSA ≥ 2048
    // nor EC P-256/P-384 (KEY-DEBIL). Whether the certificate is in force or trusted is
    // TrustStore's question.
    [[nodiscard]] static tl::expected<Signer, Finding> open(std::string_view certificate,
                                                            std::string_view key,
                                                            const Secret& password);

    // PKCS#12 with one key and its certificate; other certificates in it are left alone. Findings:
    // P12-ILEGIBLE, KEY-CONTRASENA, P12-SIN-LLAVE, P12-VARIAS-LLAVES, P12-SIN-CERTIFICADO,
    // KEY-DEBIL.
    [[nodiscard]] static tl::expected<Signer, Finding> open_pkcs12(std::string_view bytes,
                                                                   const Secret& password);

    // The key that `uri` (RFC 7512: object, id) names in the token. The certificate is the
    // caller's: it says what the key must be, so that no other key of the token ever signs in its
    // place. The token is not asked yet (try_key does): a service may start while it is away.
    // Findings: CER-ILEGIBLE, KEY-DEBIL, PKCS11-URI.
    [[nodiscard]] static tl::expected<Signer, Finding> in_token(std::string_view certificate,
                                                                std::shared_ptr<Token> token,
                                                                const std::string& uri);

    Signer(Signer&&) noexcept;
    Signer& operator=(Signer&&) noexcept;
    Signer(const Signer&) = delete;
    Signer& operator=(const Signer&) = delete;
    ~Signer();

    [[nodiscard]] const Certificate& certificate() const;
    // RSASSA-PKCS1-v1_5 with SHA-256 (CFF 17-C practice), or ECDSA with SHA-256 in DER. Raw bytes.
    // Throws Error{KeyAway} when the token does not serve; never signs with anything else.
    [[nodiscard]] std::string sign(std::string_view bytes) const;

    // Has the token sign something and checks it; nullopt: it serves (a key in memory always does).
    // Findings: those of Token, and KEY-SIN-OBJETO, KEY-VARIAS, KEY-AJENA.
    [[nodiscard]] std::optional<Finding> try_key() const;
    // What was wrong when the key was last used or tried; does not ask the token.
    [[nodiscard]] std::optional<Finding> last_trouble() const;
    [[nodiscard]] bool in_token() const;

    struct Impl;  // signing/openssl.hpp
    [[nodiscard]] const Impl& impl() const { return *impl_; }

  private:
    explicit Signer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// Whether `signature` (raw bytes, as made by Signer::sign) is the certificate holder's over
// `bytes`. Says nothing about the certificate itself.
[[nodiscard]] bool verify_raw(const Certificate& certificate, std::string_view bytes,
                              std::string_view signature);

}  // namespace buzon::signing
