#include "signing/xades_extend.hpp"

#include "core/base64.hpp"
#include "signing/digest.hpp"
#include "signing/xades_structure.hpp"

namespace buzon::signing {

namespace {

Finding not_extendable()
{
    return Finding{.id = "XML-NO-AMPLIABLE",
                   .field = "archivo",
                   .reason =
                       "El XML no tiene una firma nuestra con sello de tiempo, o cambió "
                       "después de la firma.",
                   .remedy = "Use el archivo tal como se descargó; véalo con «buzon verify».",
                   .citation = "ETSI EN 319 132-1 §5.4"};
}

xmlNode* add(xmlNode* parent, xmlNs* ns, const char* name, const std::string& text = {})
{
    xmlNode* node =
        xmlNewTextChild(parent, ns, xsec::chars(name), text.empty() ? nullptr : xsec::chars(text));
    if (node == nullptr) throw Error(Error::Kind::Xml, "xmlNewTextChild");
    return node;
}

// An element of xades141 in `parent`, which declares its prefix itself.
xmlNode* add_141(xmlNode* parent, const char* name)
{
    xmlNode* node = add(parent, nullptr, name);
    xmlNs* ns = xmlNewNs(node, xsec::chars(xsec::kXades141), xsec::chars("xades141"));
    if (ns == nullptr) throw Error(Error::Kind::Xml, "xmlNewNs");
    xmlSetNs(node, ns);
    return node;
}

void add_list(xmlNode* parent, xmlNs* xades, const char* list, const char* item,
              const std::vector<std::string>& values)
{
    if (values.empty()) return;
    xmlNode* node = list == nullptr ? parent : add(parent, xades, list);
    for (const std::string& value : values) add(node, xades, item, base64_encode(value));
}

void add_data(xmlNode* parent, xmlNs* xades, const ValidationData& data)
{
    add_list(parent, xades, "CertificateValues", "EncapsulatedX509Certificate", data.certificates);
    if (data.crls.empty() && data.ocsps.empty()) return;
    xmlNode* revocation = add(parent, xades, "RevocationValues");
    add_list(revocation, xades, "CRLValues", "EncapsulatedCRLValue", data.crls);
    add_list(revocation, xades, "OCSPValues", "EncapsulatedOCSPValue", data.ocsps);
}

// The document with its one signature, intact and time-stamped.
struct Opened {
    xml::Doc doc;
    XadesParts parts;
    XadesSignature found;

    [[nodiscard]] xmlNode* properties() const { return parts.timestamp->parent; }
};

std::optional<Opened> open(std::string_view bytes)
{
    xsec::init();
    auto doc = xml::parse(bytes, "documento firmado");
    if (!doc) return std::nullopt;
    const auto signatures = xsec::signatures_of(doc->get());
    if (signatures.size() != 1) return std::nullopt;
    auto parts = xades_parts(doc->get(), signatures.front());
    if (!parts || parts->timestamp == nullptr) return std::nullopt;
    const auto signer = named_certificate(*parts, offered_certificates(*parts));
    if (!signer) return std::nullopt;
    XadesSignature found = examine_xades(*parts, *signer);
    if (!found.intact || !found.properties_are_ours) return std::nullopt;
    return Opened{std::move(*doc), std::move(*parts), std::move(found)};
}

}  // namespace

tl::expected<std::string, Findings> add_validation_data_xml(std::string_view xml,
                                                            ValidationData data)
{
    const auto opened = open(xml);
    if (!opened) return tl::unexpected(Findings{not_extendable()});
    leave_out(data, opened->parts.data);
    if (data.empty()) return std::string(xml);
    xmlNs* xades = opened->parts.qualifying->ns;
    xmlNode* parent = opened->properties();
    // The profile allows the plain elements once; what a later time-stamp needs has its own.
    if (opened->parts.has_validation_data) parent = add_141(parent, "TimeStampValidationData");
    add_data(parent, xades, data);
    return xml::serialize(opened->doc.get());
}

tl::expected<std::string, Findings> add_archive_timestamp(std::string_view xml,
                                                          const Stamper& stamp)
{
    const auto opened = open(xml);
    if (!opened) return tl::unexpected(Findings{not_extendable()});
    const XadesParts& parts = opened->parts;
    const std::string token = stamp(
        sha256(archive_imprint(parts, opened->found.octets, parts.unsigned_properties.size())));
    xmlNode* node = add_141(opened->properties(), "ArchiveTimeStamp");
    xmlNode* method = add(node, parts.signature->ns, "CanonicalizationMethod");
    if (xmlNewProp(method, xsec::chars("Algorithm"),
                   xsec::chars(std::string(xsec::kExclusiveC14n))) == nullptr) {
        throw Error(Error::Kind::Xml, "xmlNewProp");
    }
    add(node, parts.qualifying->ns, "EncapsulatedTimeStamp", base64_encode(token));
    return xml::serialize(opened->doc.get());
}

}  // namespace buzon::signing
