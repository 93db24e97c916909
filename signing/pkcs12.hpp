#pragma once

#include "signing/openssl.hpp"

// Private to this folder: PKCS#12 files (RFC 7292).
namespace buzon::signing {

struct Pkcs12Content {
    ossl::PKey key;
    Certificate certificate;  // the key's own; issuers in the file are the trust store's business
};

// One key with its certificate. Findings: see Signer::open_pkcs12.
[[nodiscard]] tl::expected<Pkcs12Content, Finding> read_pkcs12(std::string_view bytes,
                                                               const Secret& password);

}  // namespace buzon::signing
