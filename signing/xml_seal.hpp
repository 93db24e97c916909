#pragma once

#include "core/instant.hpp"
#include "signing/certificate.hpp"
#include "signing/signer.hpp"
#include "signing/timestamp.hpp"

#include <string>
#include <string_view>

namespace buzon::signing {

// A XAdES B-T signature (ETSI EN 319 132-1) in its smallest form, for documents that are signed by
// the hundred thousand and can be made again: all of it follows from the document, the certificate
// and these parts.
struct XmlSeal {
    Instant at;             // xades:SigningTime, whole seconds
    std::string signature;  // r ‖ s (RFC 4050), 64 bytes for P-256
    std::string token;      // TimeStampToken over the canonical ds:SignatureValue
};

// Only an elliptic key may seal: small, fast, and good beyond 2029 (ETSI TS 119 312).
[[nodiscard]] bool can_seal(const Signer& signer);

// `canonical`: exclusive canonical XML without declaration, ending with its root's end tag.
// Throws std::logic_error for anything else, and for a signer that cannot seal.
[[nodiscard]] XmlSeal seal_xml(std::string_view canonical, const Signer& seal,
                               const TimestampAuthority& timestamps, Instant now);

// The signed document, of the form that verify_xml accepts: always the same bytes for the same
// parts.
[[nodiscard]] std::string sealed_xml(std::string_view canonical, const Certificate& certificate,
                                     const XmlSeal& seal);

}  // namespace buzon::signing
