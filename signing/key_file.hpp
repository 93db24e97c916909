#pragma once

#include "signing/openssl.hpp"

#include <cstdint>
#include <memory>
#include <vector>

// Private to this folder: keys in files, and what is asked of any key.
namespace buzon::signing {

[[nodiscard]] Finding key_finding(std::string id, std::string reason, std::string remedy);

// SAT's .key (DER PKCS#8, PBES2) or PEM, encrypted or not. KEY-ILEGIBLE, KEY-CONTRASENA.
[[nodiscard]] tl::expected<ossl::PKey, Finding> read_key(std::string_view bytes,
                                                         const Secret& password);

// What keeps the two from signing together: KEY-AJENA, KEY-DEBIL; both at once.
[[nodiscard]] Findings pair_findings(const Certificate& certificate, EVP_PKEY* key);

// What trying a password costs: a file may ask for 2^31 rounds, and is not tried beyond kMostRounds
// in all. Never more than one above that.
constexpr std::int64_t kMostRounds = 2'000'000;
[[nodiscard]] std::int64_t rounds_of(const ASN1_INTEGER* written);
[[nodiscard]] std::int64_t rounds_of(const X509_ALGOR* encryption);
// KEY-VUELTAS.
[[nodiscard]] Finding too_many_rounds();

// RSA of 2048 bits or more, EC P-256 or P-384.
[[nodiscard]] bool strong_enough(const EVP_PKEY* key);

[[nodiscard]] std::unique_ptr<PrivateKey> key_in_memory(ossl::PKey key);

}  // namespace buzon::signing
