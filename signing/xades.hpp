#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "signing/report.hpp"
#include "signing/signer.hpp"
#include "signing/timestamp.hpp"
#include "signing/trust.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace buzon::signing {

struct XmlSignature {
    const Signer& signer;
    const TimestampAuthority* timestamps = nullptr;  // nullptr: B-B
    Instant signing_time;                            // xades:SigningTime, the signer's word
};

// XAdES baseline B-T (ETSI EN 319 132-1), enveloped over the whole document (URI=""), ds:Signature
// as last child of the root. The result must not be re-indented. Refuses (findings) what is not
// well-formed, has a DTD, or already holds a ds:Signature.
[[nodiscard]] tl::expected<std::string, Findings> sign_xml(std::string_view xml,
                                                           const XmlSignature& how);

// Accepts only the form sign_xml makes (any XAdES baseline B-B/B-T of that form, by whatever
// software): one ds:Signature, child of the root; two references, URI="" and its own
// SignedProperties; enveloped and exclusive canonicalisation only; unique ids. Report::content
// holds the exact octets digested for URI="": business data is to be read from those and nothing
// else. Never throws for bad input.
[[nodiscard]] Report verify_xml(std::string_view xml, const TrustStore& trust, Instant at);

}  // namespace buzon::signing
