#include "core/base64.hpp"
#include "signing/cms.hpp"
#include "signing/digest.hpp"
#include "signing/xades.hpp"
#include "signing/xmlsec.hpp"

namespace buzon::signing {

namespace {

using xsec::chars;

xmlNode* add(xmlNode* parent, xmlNs* ns, const char* name, const std::string& text = {})
{
    xmlNode* node = xmlNewTextChild(parent, ns, chars(name), text.empty() ? nullptr : chars(text));
    if (node == nullptr) throw Error(Error::Kind::Xml, "xmlNewTextChild");
    return node;
}

void set(xmlNode* node, const char* name, std::string_view value)
{
    if (xmlNewProp(node, chars(name), chars(std::string(value))) == nullptr) {
        throw Error(Error::Kind::Xml, "xmlNewProp");
    }
}

std::string base64_of(const Sha256& digest)
{
    return base64_encode({reinterpret_cast<const char*>(digest.bytes().data()), 32});
}

// Whole seconds: xs:dateTime allows fractions, some verifiers do not.
std::string seconds_of(Instant at)
{
    return Instant(std::chrono::floor<std::chrono::seconds>(at.utc())).rfc3339();
}

struct Names {
    std::string signature;
    std::string reference;
    std::string properties;

    // Derived from the document, so that signing is repeatable and two signed documents that meet
    // in one container keep different ids.
    explicit Names(std::string_view xml)
    {
        const std::string tail = sha256(xml).hex().substr(0, 16);
        signature = "sig-" + tail;
        reference = "ref-" + tail;
        properties = "xades-" + tail;
    }
};

template <class T>
T* required(T* p, const char* what)
{
    if (p == nullptr) throw Error(Error::Kind::Xml, what);
    return p;
}

void add_references(xmlNode* signature, const Names& names)
{
    const auto transform = [](xmlNode* reference, xmlSecTransformId id) {
        required(xmlSecTmplReferenceAddTransform(reference, id), "AddTransform");
    };
    xmlNode* whole =
        required(xmlSecTmplSignatureAddReference(signature, xmlSecTransformSha256Id,
                                                 chars(names.reference), chars(""), nullptr),
                 "AddReference");
    transform(whole, xmlSecTransformEnvelopedId);
    transform(whole, xmlSecTransformExclC14NId);
    const std::string uri = "#" + names.properties;
    xmlNode* properties = required(
        xmlSecTmplSignatureAddReference(signature, xmlSecTransformSha256Id, nullptr, chars(uri),
                                        chars(std::string(xsec::kSignedPropertiesType))),
        "AddReference");
    transform(properties, xmlSecTransformExclC14NId);
}

// Returns xades:QualifyingProperties; the order of elements is the schema's.
xmlNode* add_properties(xmlNode* signature, const Names& names, const XmlSignature& how)
{
    xmlNode* object =
        required(xmlSecTmplSignatureAddObject(signature, nullptr, nullptr, nullptr), "AddObject");
    xmlNode* qualifying = xmlNewChild(object, nullptr, chars("QualifyingProperties"), nullptr);
    xmlNs* xades =
        required(xmlNewNs(required(qualifying, "xmlNewChild"), chars(xsec::kXades), chars("xades")),
                 "xmlNewNs");
    xmlNs* ds = signature->ns;
    xmlSetNs(qualifying, xades);
    set(qualifying, "Target", "#" + names.signature);
    xmlNode* properties = add(qualifying, xades, "SignedProperties");
    set(properties, "Id", names.properties);

    const Certificate& own = how.signer.certificate();
    xmlNode* about_signature = add(properties, xades, "SignedSignatureProperties");
    add(about_signature, xades, "SigningTime", seconds_of(how.signing_time));
    xmlNode* cert = add(add(about_signature, xades, "SigningCertificateV2"), xades, "Cert");
    xmlNode* digest = add(cert, xades, "CertDigest");
    set(add(digest, ds, "DigestMethod"), "Algorithm", xsec::kSha256Uri);
    add(digest, ds, "DigestValue", base64_of(own.fingerprint()));
    add(cert, xades, "IssuerSerialV2", base64_encode(ess_issuer_serial(own)));

    xmlNode* about_data = add(properties, xades, "SignedDataObjectProperties");
    xmlNode* format = add(about_data, xades, "DataObjectFormat");
    set(format, "ObjectReference", "#" + names.reference);
    add(format, xades, "MimeType", "text/xml");

    // Registers this element alone, so that "#…" can mean nothing else.
    const xmlChar* ids[] = {chars("Id"), nullptr};
    xmlSecAddIDs(properties->doc, properties, ids);
    return qualifying;
}

xmlNode* child(xmlNode* parent, const char* name)
{
    return required(xsec::only_child(parent, xsec::kDs, name), name);
}

// Both references of add_references: the document without its signature, and SignedProperties.
void fill_digests(xmlNode* signature)
{
    xmlNode* const root = signature->parent;
    xmlUnlinkNode(signature);
    const std::string whole = base64_of(sha256(xsec::canonical_document(root->doc)));
    xmlAddChild(root, signature);

    std::vector<xmlNode*> references;
    for (xmlNode* node : xsec::elements_of(child(signature, "SignedInfo"))) {
        if (xsec::is_element(node, xsec::kDs, "Reference")) references.push_back(node);
    }
    xmlNode* const qualifying = xsec::elements_of(child(signature, "Object")).at(0);
    xmlNode* const properties = xsec::elements_of(qualifying).at(0);
    xmlNodeSetContent(child(references.at(0), "DigestValue"), chars(whole));
    xmlNodeSetContent(child(references.at(1), "DigestValue"),
                      chars(base64_of(sha256(xsec::canonical(properties)))));
}

// The key may be in a token, which libxmlsec does not reach. RFC 4051 §2.3.6: an ECDSA signature is
// r and s, each as long as the order of its curve.
void fill_value(xmlNode* signature, const Signer& signer)
{
    std::string value = signer.sign(xsec::canonical(child(signature, "SignedInfo")));
    if (!signer.impl().rsa) {
        EVP_PKEY* key = X509_get0_pubkey(signer.certificate().impl().x509.get());
        const auto size = (static_cast<std::size_t>(EVP_PKEY_get_bits(key)) + 7) / 8;
        value = ossl::ecdsa_pair(value, size);
    }
    xmlNodeSetContent(child(signature, "SignatureValue"), chars(base64_encode(value)));
}

void add_timestamp(xmlNode* signature, xmlNode* qualifying, const TimestampAuthority& authority)
{
    xmlNode* value = xsec::only_child(signature, xsec::kDs, "SignatureValue");
    const std::string token = authority.stamp(sha256(xsec::canonical(required(value, "no value"))));
    xmlNs* xades = qualifying->ns;
    xmlNode* properties =
        add(add(qualifying, xades, "UnsignedProperties"), xades, "UnsignedSignatureProperties");
    xmlNode* stamp = add(properties, xades, "SignatureTimeStamp");
    set(add(stamp, signature->ns, "CanonicalizationMethod"), "Algorithm", xsec::kExclusiveC14n);
    add(stamp, xades, "EncapsulatedTimeStamp", base64_encode(token));
}

}  // namespace

tl::expected<std::string, Findings> sign_xml(std::string_view xml, const XmlSignature& how)
{
    xsec::init();
    auto doc = xml::parse(xml, "documento por firmar");
    if (!doc) return tl::unexpected(doc.error());
    if (!xsec::signatures_of(doc->get()).empty()) {
        return tl::unexpected(Findings{Finding{.id = "XML-FIRMADO",
                                               .field = "ds:Signature",
                                               .reason = "El documento ya contiene una firma.",
                                               .remedy = "Firme el documento original, sin firma.",
                                               .citation = "ETSI EN 319 132-1"}});
    }
    const bool rsa = how.signer.impl().rsa;
    const Names names(xml);
    xmlNode* signature =
        required(xmlSecTmplSignatureCreateNsPref(
                     doc->get(), xmlSecTransformExclC14NId,
                     rsa ? xmlSecTransformRsaSha256Id : xmlSecTransformEcdsaSha256Id,
                     chars(names.signature), chars("ds")),
                 "SignatureCreate");
    xmlAddChild(xmlDocGetRootElement(doc->get()), signature);
    add_references(signature, names);
    xmlNode* info = required(xmlSecTmplSignatureEnsureKeyInfo(signature, nullptr), "KeyInfo");
    add(add(info, signature->ns, "X509Data"), signature->ns, "X509Certificate",
        base64_encode(how.signer.certificate().der()));
    xmlNode* qualifying = add_properties(signature, names, how);

    fill_digests(signature);
    fill_value(signature, how.signer);
    if (how.timestamps != nullptr) add_timestamp(signature, qualifying, *how.timestamps);
    return xml::serialize(doc->get());
}

}  // namespace buzon::signing
