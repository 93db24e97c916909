#include "signing/cms.hpp"

#include "signing/der.hpp"
#include "signing/digest.hpp"

namespace buzon::signing {

namespace {

std::string_view view_of(const Sha256& digest)
{
    return {reinterpret_cast<const char*>(digest.bytes().data()), digest.bytes().size()};
}

std::string attribute(std::string_view type, std::string_view value)
{
    return der::seq({type, der::set({value})});
}

std::string issuer_der(const Certificate& certificate)
{
    return ossl::to_der<const X509_NAME*>(i2d_X509_NAME,
                                          X509_get_issuer_name(certificate.impl().x509.get()));
}

std::string serial_der(const Certificate& certificate)
{
    return ossl::to_der<const ASN1_INTEGER*>(i2d_ASN1_INTEGER,
                                             X509_get0_serialNumber(certificate.impl().x509.get()));
}

std::string signing_certificate_v2(const Certificate& certificate)
{
    // ESSCertIDv2: the hash algorithm is the default, SHA-256, and therefore left out.
    const std::string id =
        der::seq({der::octets(view_of(certificate.fingerprint())), ess_issuer_serial(certificate)});
    return der::seq({der::seq({id})});
}

}  // namespace

std::string ess_issuer_serial(const Certificate& certificate)
{
    const std::string names = der::seq({der::tlv(der::Tag::Context4, {issuer_der(certificate)})});
    return der::seq({names, serial_der(certificate)});
}

std::string make_cms(const Signer& signer, const CmsContent& content,
                     const std::vector<Certificate>& certificates,
                     const UnsignedAttribute& unsigned_attribute)
{
    const Certificate& own = signer.certificate();
    std::string attributes = der::set_of(
        der::Tag::Set, {attribute(der::kContentType, content.type),
                        attribute(der::kMessageDigest, der::octets(view_of(content.digest))),
                        attribute(der::kSigningCertificateV2, signing_certificate_v2(own))});
    // RFC 5652 §5.4: signed as a SET, written as [0] IMPLICIT.
    const std::string signature = signer.sign(attributes);
    attributes[0] = static_cast<char>(der::Tag::Context0);

    std::string after_signature;
    if (unsigned_attribute) after_signature = unsigned_attribute(signature);
    if (!after_signature.empty()) after_signature = der::tlv(der::Tag::Context1, {after_signature});

    const bool rsa = signer.impl().rsa;
    const std::string signer_info = der::seq(
        {der::integer(1), der::seq({issuer_der(own), serial_der(own)}), der::kSha256Algorithm,
         attributes, rsa ? der::kRsaAlgorithm : der::kEcdsaSha256Algorithm, der::octets(signature),
         after_signature});

    std::string encapsulated;
    if (content.carried) {
        encapsulated = der::tlv(der::Tag::Context0, {der::octets(*content.carried)});
    }
    std::string sent;
    if (!certificates.empty()) {
        std::vector<std::string> elements;
        elements.reserve(certificates.size());
        for (const Certificate& c : certificates) elements.push_back(c.der());
        sent = der::set_of(der::Tag::Context0, std::move(elements));
    }
    // RFC 5652 §5.1: version 3 when the content is not plain data.
    const std::string signed_data = der::seq(
        {der::integer(content.type == der::kData ? 1 : 3), der::set({der::kSha256Algorithm}),
         der::seq({content.type, encapsulated}), sent, der::set({signer_info})});
    return der::seq({der::kSignedData, der::tlv(der::Tag::Context0, {signed_data})});
}

}  // namespace buzon::signing
