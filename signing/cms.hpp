#pragma once

#include "signing/openssl.hpp"
#include "signing/report.hpp"
#include "signing/signer.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Private to this folder: CMS SignedData (RFC 5652) with one signer, written and examined.
namespace buzon::signing {

// IssuerSerial of RFC 5035, as SigningCertificateV2 and xades:IssuerSerialV2 want it.
[[nodiscard]] std::string ess_issuer_serial(const Certificate& certificate);

struct CmsContent {
    std::string_view type;                    // complete OID element
    std::optional<std::string_view> carried;  // nullopt: detached
    Sha256 digest;                            // of the content
};

// Gets the raw signature value, gives a complete unsigned Attribute, or "" for none.
using UnsignedAttribute = std::function<std::string(std::string_view signature)>;

// ContentInfo in DER. Signed attributes: content type, message digest, signing certificate v2; no
// signing time (PAdES forbids it). `certificates` go along as they are given.
[[nodiscard]] std::string make_cms(const Signer& signer, const CmsContent& content,
                                   const std::vector<Certificate>& certificates,
                                   const UnsignedAttribute& unsigned_attribute);

// A CMS from outside, opened. Lives as long as `cms`.
struct OpenedCms {
    ossl::Cms cms;
    CMS_SignerInfo* signer_info = nullptr;
    std::vector<Certificate> certificates;
    std::optional<Certificate> signer;

    [[nodiscard]] std::string signature() const;
    // The single value of an unsigned attribute that is a SEQUENCE; "" if absent or repeated.
    [[nodiscard]] std::string unsigned_sequence(int nid) const;
};

// nullopt: not SignedData, or not exactly one signer. Trailing bytes must be zeros if
// `zero_padded`.
enum class Trailing { None, Zeros };
[[nodiscard]] std::optional<OpenedCms> open_cms(std::string_view der, Trailing trailing);

// Digest of the content with the algorithm the signer names, or nullopt when it is too weak.
[[nodiscard]] std::optional<std::string> content_digest(
    const OpenedCms& opened, std::initializer_list<std::string_view> parts);

// Signature and signed attributes, not the chain: SignatureIntact, or every reason against it.
[[nodiscard]] Codes check_cms(const OpenedCms& opened, int content_type_nid,
                              std::initializer_list<std::string_view> content);

}  // namespace buzon::signing
