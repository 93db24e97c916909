#include "signing/xades_structure.hpp"

#include "core/base64.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace buzon::signing {

namespace {

using xsec::elements_of;
using xsec::is_element;
using xsec::kDs;
using xsec::kXades;
using xsec::only_child;

constexpr std::array<std::string_view, 3> kDigests = {
    xsec::kSha256Uri, "http://www.w3.org/2001/04/xmldsig-more#sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512"};
constexpr std::array<std::string_view, 4> kSignatures = {
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"};

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& allowed, std::string_view value)
{
    return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

// ds:… whose Algorithm is one of the allowed and that has no parameters inside.
template <std::size_t N>
bool algorithm(const xmlNode* node, const std::array<std::string_view, N>& allowed)
{
    return node != nullptr && one_of(allowed, xml::attribute(node, "Algorithm")) &&
           elements_of(node).empty();
}

constexpr std::array<std::string_view, 1> kOnlyExclusive = {xsec::kExclusiveC14n};

void collect_ids(const xmlNode* node, std::multiset<std::string>& out)
{
    for (const xmlNode* n = node; n != nullptr; n = n->next) {
        if (n->type != XML_ELEMENT_NODE) continue;
        // Every spelling, in any namespace (xml:id, wsu:Id).
        for (const xmlAttr* a = n->properties; a != nullptr; a = a->next) {
            const std::string_view name(reinterpret_cast<const char*>(a->name));
            if (name != "Id" && name != "ID" && name != "id") continue;
            out.insert(xml::text(reinterpret_cast<const xmlNode*>(a)));
        }
        collect_ids(n->children, out);
    }
}

bool transforms_are(const xmlNode* reference, const std::vector<std::string_view>& wanted)
{
    const std::vector<xmlNode*> found = elements_of(only_child(reference, kDs, "Transforms"));
    if (found.size() != wanted.size()) return false;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!is_element(found[i], kDs, "Transform") || !elements_of(found[i]).empty() ||
            xml::attribute(found[i], "Algorithm") != wanted[i]) {
            return false;
        }
    }
    return true;
}

bool reference_shape(const xmlNode* reference)
{
    const auto children = elements_of(reference);
    return is_element(reference, kDs, "Reference") && children.size() == 3 &&
           is_element(children[0], kDs, "Transforms") &&
           is_element(children[1], kDs, "DigestMethod") && algorithm(children[1], kDigests) &&
           is_element(children[2], kDs, "DigestValue");
}

// SignedInfo: how to canonicalise, how it is signed, the document, the properties. Returns their
// id.
std::optional<std::string> check_signed_info(const xmlNode* info)
{
    const auto children = elements_of(info);
    if (!is_element(info, kDs, "SignedInfo") || children.size() != 4 ||
        !is_element(children[0], kDs, "CanonicalizationMethod") ||
        !algorithm(children[0], kOnlyExclusive) ||
        !is_element(children[1], kDs, "SignatureMethod") || !algorithm(children[1], kSignatures) ||
        !reference_shape(children[2]) || !reference_shape(children[3])) {
        return std::nullopt;
    }
    const bool first_is_document = xml::attribute(children[2], "URI").empty();
    const xmlNode* document = children[first_is_document ? 2 : 3];
    const xmlNode* properties = children[first_is_document ? 3 : 2];
    const std::string uri = xml::attribute(properties, "URI");
    // An absent URI means "the application knows": not the same as an empty one.
    if (xmlHasProp(document, xsec::chars("URI")) == nullptr ||
        !xml::attribute(document, "URI").empty() || uri.size() < 2 || uri.front() != '#' ||
        uri.find('(') != std::string::npos ||
        xml::attribute(properties, "Type") != xsec::kSignedPropertiesType ||
        !transforms_are(document, {xsec::kEnveloped, xsec::kExclusiveC14n}) ||
        !transforms_are(properties, {xsec::kExclusiveC14n})) {
        return std::nullopt;
    }
    return uri.substr(1);
}

bool read_key_info(const xmlNode* info, XadesParts& out)
{
    const auto groups = elements_of(info);
    if (!is_element(info, kDs, "KeyInfo") || groups.size() != 1 ||
        !is_element(groups[0], kDs, "X509Data")) {
        return false;
    }
    for (const xmlNode* node : elements_of(groups[0])) {
        if (!is_element(node, kDs, "X509Certificate")) continue;
        auto der = base64_decode(xml::text(node));
        if (!der) return false;
        out.certificates.push_back(std::move(*der));
    }
    return !out.certificates.empty();
}

bool read_signed_properties(const xmlNode* properties, XadesParts& out)
{
    const xmlNode* about = only_child(properties, kXades, "SignedSignatureProperties");
    const xmlNode* certificates = only_child(about, kXades, "SigningCertificateV2");
    const auto certs = elements_of(certificates);
    const xmlNode* time = only_child(about, kXades, "SigningTime");
    if (certs.empty() || time == nullptr) return false;
    const xmlNode* digest = only_child(certs[0], kXades, "CertDigest");
    const xmlNode* method = only_child(digest, kDs, "DigestMethod");
    const xmlNode* value = only_child(digest, kDs, "DigestValue");
    if (!algorithm(method, kDigests) || value == nullptr) return false;
    auto bytes = base64_decode(xml::text(value));
    if (!bytes) return false;
    out.certificate_digest = std::move(*bytes);
    out.certificate_digest_method = xml::attribute(method, "Algorithm");
    out.signing_time = xml::text(time);
    return true;
}

constexpr std::size_t kMaxUnsigned = 64;

bool read_values(const xmlNode* list, const char* name, std::vector<std::string>& out)
{
    for (const xmlNode* node : elements_of(list)) {
        if (!is_element(node, kXades, name)) return false;
        auto der = base64_decode(xml::text(node));
        if (!der) return false;
        out.push_back(std::move(*der));
    }
    return true;
}

// CertificateValues or RevocationValues; `known` says whether the node was one of them.
bool read_data(const xmlNode* node, XadesParts& out, bool& known)
{
    known = true;
    if (is_element(node, kXades, "CertificateValues")) {
        return read_values(node, "EncapsulatedX509Certificate", out.data.certificates);
    }
    if (is_element(node, kXades, "RevocationValues")) {
        for (const xmlNode* list : elements_of(node)) {
            if (is_element(list, kXades, "CRLValues")) {
                if (!read_values(list, "EncapsulatedCRLValue", out.data.crls)) return false;
            } else if (is_element(list, kXades, "OCSPValues")) {
                if (!read_values(list, "EncapsulatedOCSPValue", out.data.ocsps)) return false;
            } else {
                return false;
            }
        }
        return true;
    }
    known = false;
    return true;
}

bool read_unsigned(const xmlNode* qualifying, XadesParts& out)
{
    const auto children = elements_of(qualifying);
    if (children.size() == 1) return true;
    if (children.size() != 2 || !is_element(children[1], kXades, "UnsignedProperties"))
        return false;
    out.unsigned_properties =
        elements_of(only_child(children[1], kXades, "UnsignedSignatureProperties"));
    if (out.unsigned_properties.size() > kMaxUnsigned) return false;
    std::set<std::string> once;
    for (std::size_t i = 0; i < out.unsigned_properties.size(); ++i) {
        xmlNode* node = out.unsigned_properties[i];
        bool data = false;
        if (!read_data(node, out, data)) return false;
        if (data) out.has_validation_data = true;
        if (is_element(node, kXades, "SignatureTimeStamp")) {
            out.timestamp = node;
            data = true;
        }
        // One each: SignatureTimeStamp, CertificateValues, RevocationValues.
        if (data && !once.insert(reinterpret_cast<const char*>(node->name)).second) return false;
        if (is_element(node, xsec::kXades141, "TimeStampValidationData")) {
            for (const xmlNode* inner : elements_of(node)) {
                bool known = false;
                if (!read_data(inner, out, known) || !known) return false;
            }
        }
        if (is_element(node, xsec::kXades141, "ArchiveTimeStamp")) {
            out.archive.push_back({node, i, out.has_validation_data});
        }
    }
    return true;
}

}  // namespace

std::optional<XadesParts> xades_parts(xmlDoc* doc, xmlNode* signature)
{
    XadesParts out;
    out.signature = signature;
    if (signature->parent != xmlDocGetRootElement(doc)) return std::nullopt;
    const auto children = elements_of(signature);
    if (children.size() != 4 || !is_element(children[1], kDs, "SignatureValue") ||
        !is_element(children[3], kDs, "Object")) {
        return std::nullopt;
    }
    out.signed_info = children[0];
    out.value = children[1];
    out.key_info = children[2];
    const auto id = check_signed_info(children[0]);
    if (!id || !read_key_info(children[2], out)) return std::nullopt;
    out.properties_id = *id;

    const auto in_object = elements_of(children[3]);
    if (in_object.size() != 1 || !is_element(in_object[0], kXades, "QualifyingProperties")) {
        return std::nullopt;
    }
    out.qualifying = in_object[0];
    const std::string own_id = xml::attribute(signature, "Id");
    out.signed_properties = only_child(in_object[0], kXades, "SignedProperties");
    if (own_id.empty() || xml::attribute(in_object[0], "Target") != "#" + own_id ||
        out.signed_properties == nullptr ||
        xml::attribute(out.signed_properties, "Id") != out.properties_id ||
        !read_signed_properties(out.signed_properties, out) || !read_unsigned(in_object[0], out)) {
        return std::nullopt;
    }
    // The two ids that the signature relies on belong to one element each, under any spelling of
    // "id".
    std::multiset<std::string> ids;
    collect_ids(xmlDocGetRootElement(doc), ids);
    if (ids.count(out.properties_id) != 1 || ids.count(own_id) != 1) return std::nullopt;
    return out;
}

std::string archive_imprint(const XadesParts& parts, const std::string& octets, std::size_t covers)
{
    std::string out = octets;
    for (xmlNode* node : {parts.signed_info, parts.value, parts.key_info}) {
        out += xsec::canonical(node);
    }
    for (std::size_t i = 0; i < covers; ++i) out += xsec::canonical(parts.unsigned_properties[i]);
    return out;
}

}  // namespace buzon::signing
