#include "signing/xml_seal.hpp"

#include "core/base64.hpp"
#include "signing/cms.hpp"
#include "signing/der.hpp"
#include "signing/digest.hpp"
#include "signing/xmlsec.hpp"

#include <fmt/format.h>

#include <stdexcept>

// Written as text, not as a tree: every part is in exclusive canonical form as it stands, each
// prefix declared again where canonicalisation of that part alone would declare it, so that what is
// digested and what is in the file are the same characters.
namespace buzon::signing {
namespace {

constexpr std::string_view kEcdsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

std::string base64_of(const Sha256& digest)
{
    return base64_encode({reinterpret_cast<const char*>(digest.bytes().data()), 32});
}

Instant whole_seconds(Instant at)
{
    return Instant(std::chrono::floor<std::chrono::seconds>(at.utc()));
}

std::size_t field_bytes(const Certificate& certificate)
{
    const EVP_PKEY* key = X509_get0_pubkey(certificate.impl().x509.get());
    return static_cast<std::size_t>((EVP_PKEY_get_bits(key) + 7) / 8);
}

// ECDSA-Sig-Value { r, s } as two numbers of equal length.
std::string raw_signature(std::string_view der, std::size_t field)
{
    der::Reader outer(der);
    const auto pair = outer.take(der::Tag::Sequence);
    std::string raw;
    der::Reader numbers(pair.value_or(""));
    for (int i = 0; i < 2; ++i) {
        auto number = numbers.take(der::Tag::Integer).value_or("");
        while (!number.empty() && number.front() == '\0') number.remove_prefix(1);
        if (number.empty() || number.size() > field)
            throw std::logic_error("not an ECDSA signature");
        raw.append(field - number.size(), '\0').append(number);
    }
    return raw;
}

// Of the document: its ids and the two digested parts of its signature.
struct Parts {
    std::string tail;  // of every id in it
    std::string properties;
    std::string info;
};

Parts parts_of(std::string_view canonical, const Certificate& certificate, Instant at)
{
    const Sha256 digest = sha256(canonical);
    Parts parts;
    parts.tail = digest.hex().substr(0, 16);
    parts.properties = fmt::format(
        "<xades:SignedProperties xmlns:xades=\"{xades}\" Id=\"xades-{tail}\">"
        "<xades:SignedSignatureProperties><xades:SigningTime>{time}</xades:SigningTime>"
        "<xades:SigningCertificateV2><xades:Cert><xades:CertDigest>"
        "<ds:DigestMethod xmlns:ds=\"{ds}\" Algorithm=\"{sha}\"></ds:DigestMethod>"
        "<ds:DigestValue xmlns:ds=\"{ds}\">{fingerprint}</ds:DigestValue></xades:CertDigest>"
        "<xades:IssuerSerialV2>{issuer}</xades:IssuerSerialV2></xades:Cert>"
        "</xades:SigningCertificateV2></xades:SignedSignatureProperties>"
        "<xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference=\"#ref-{tail}\">"
        "<xades:MimeType>text/xml</xades:MimeType></xades:DataObjectFormat>"
        "</xades:SignedDataObjectProperties></xades:SignedProperties>",
        fmt::arg("xades", xsec::kXades), fmt::arg("ds", xsec::kDs),
        fmt::arg("sha", xsec::kSha256Uri), fmt::arg("tail", parts.tail),
        fmt::arg("time", at.rfc3339()),
        fmt::arg("fingerprint", base64_of(certificate.fingerprint())),
        fmt::arg("issuer", base64_encode(ess_issuer_serial(certificate))));
    parts.info = fmt::format(
        "<ds:SignedInfo xmlns:ds=\"{ds}\">"
        "<ds:CanonicalizationMethod Algorithm=\"{c14n}\"></ds:CanonicalizationMethod>"
        "<ds:SignatureMethod Algorithm=\"{ecdsa}\"></ds:SignatureMethod>"
        "<ds:Reference Id=\"ref-{tail}\" URI=\"\"><ds:Transforms>"
        "<ds:Transform Algorithm=\"{enveloped}\"></ds:Transform>"
        "<ds:Transform Algorithm=\"{c14n}\"></ds:Transform></ds:Transforms>"
        "<ds:DigestMethod Algorithm=\"{sha}\"></ds:DigestMethod>"
        "<ds:DigestValue>{document}</ds:DigestValue></ds:Reference>"
        "<ds:Reference Type=\"{type}\" URI=\"#xades-{tail}\"><ds:Transforms>"
        "<ds:Transform Algorithm=\"{c14n}\"></ds:Transform></ds:Transforms>"
        "<ds:DigestMethod Algorithm=\"{sha}\"></ds:DigestMethod>"
        "<ds:DigestValue>{properties}</ds:DigestValue></ds:Reference></ds:SignedInfo>",
        fmt::arg("ds", xsec::kDs), fmt::arg("c14n", xsec::kExclusiveC14n),
        fmt::arg("ecdsa", kEcdsaSha256), fmt::arg("tail", parts.tail),
        fmt::arg("enveloped", xsec::kEnveloped), fmt::arg("sha", xsec::kSha256Uri),
        fmt::arg("document", base64_of(digest)), fmt::arg("type", xsec::kSignedPropertiesType),
        fmt::arg("properties", base64_of(sha256(parts.properties))));
    return parts;
}

std::string value_element(std::string_view signature)
{
    return fmt::format("<ds:SignatureValue xmlns:ds=\"{}\">{}</ds:SignatureValue>", xsec::kDs,
                       base64_encode(signature));
}

// Where the root's end tag begins.
std::size_t end_tag(std::string_view canonical)
{
    const std::size_t at = canonical.rfind("</");
    const bool whole = !canonical.empty() && canonical.front() == '<' && canonical.back() == '>' &&
                       canonical.substr(0, 2) != "<?" && at != std::string_view::npos;
    if (!whole || canonical.substr(1, canonical.size() - at - 3) !=
                      canonical.substr(at + 2, canonical.size() - at - 3)) {
        throw std::logic_error("a seal is for canonical XML");
    }
    return at;
}

}  // namespace

bool can_seal(const Signer& signer)
{
    return !signer.impl().rsa;
}

XmlSeal seal_xml(std::string_view canonical, const Signer& seal,
                 const TimestampAuthority& timestamps, Instant now)
{
    if (!can_seal(seal)) throw std::logic_error("this key cannot seal");
    static_cast<void>(end_tag(canonical));
    XmlSeal made{whole_seconds(now), {}, {}};
    const Parts parts = parts_of(canonical, seal.certificate(), made.at);
    made.signature = raw_signature(seal.sign(parts.info), field_bytes(seal.certificate()));
    made.token = timestamps.stamp(sha256(value_element(made.signature)));
    return made;
}

std::string sealed_xml(std::string_view canonical, const Certificate& certificate,
                       const XmlSeal& seal)
{
    const std::size_t end = end_tag(canonical);
    const Parts parts = parts_of(canonical, certificate, seal.at);
    return fmt::format(
        "{before}<ds:Signature xmlns:ds=\"{ds}\" Id=\"sig-{tail}\">{info}{value}"
        "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate>"
        "</ds:X509Data></ds:KeyInfo><ds:Object>"
        "<xades:QualifyingProperties xmlns:xades=\"{xades}\" Target=\"#sig-{tail}\">{properties}"
        "<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp>"
        "<ds:CanonicalizationMethod Algorithm=\"{c14n}\"></ds:CanonicalizationMethod>"
        "<xades:EncapsulatedTimeStamp>{token}</xades:EncapsulatedTimeStamp>"
        "</xades:SignatureTimeStamp></xades:UnsignedSignatureProperties></xades:UnsignedProperties>"
        "</xades:QualifyingProperties></ds:Object></ds:Signature>{after}",
        fmt::arg("before", canonical.substr(0, end)), fmt::arg("ds", xsec::kDs),
        fmt::arg("tail", parts.tail), fmt::arg("info", parts.info),
        fmt::arg("value", value_element(seal.signature)),
        fmt::arg("certificate", base64_encode(certificate.der())), fmt::arg("xades", xsec::kXades),
        fmt::arg("properties", parts.properties), fmt::arg("c14n", xsec::kExclusiveC14n),
        fmt::arg("token", base64_encode(seal.token)), fmt::arg("after", canonical.substr(end)));
}

}  // namespace buzon::signing
