#pragma once

#include "core/finding.hpp"
#include "core/secret.hpp"
#include "signing/certificate.hpp"

#include <tl/expected.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace buzon::signing {

// A certificate and its private key: the only object that holds one. The key never leaves it and is
// wiped with it. Const members are thread-safe.
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

    Signer(Signer&&) noexcept;
    Signer& operator=(Signer&&) noexcept;
    Signer(const Signer&) = delete;
    Signer& operator=(const Signer&) = delete;
    ~Signer();

    [[nodiscard]] const Certificate& certificate() const;
    // RSASSA-PKCS1-v1_5 with SHA-256 (CFF 17-C practice), or ECDSA with SHA-256 in DER. Raw bytes.
    [[nodiscard]] std::string sign(std::string_view bytes) const;

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
