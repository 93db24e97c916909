#include "templates/stamp.hpp"

#include "templates/canonical.hpp"
#include "templates/local_time.hpp"

#include <stdexcept>

namespace buzon::templates {
namespace {

void set(xmlNode* node, const char* name, const std::string& value)
{
    xmlNewProp(node, chars(name), chars(value));
}

void require_absent(const xmlNode* root, const char* name)
{
    if (xml::first_child(root, name) != nullptr) {
        throw std::logic_error(std::string("the document already carries ") + name);
    }
}

}  // namespace

std::string stamp(std::string_view checked_xml, const Emission& emission)
{
    const xml::Doc doc = parse_own(checked_xml);
    xmlNode* root = xmlDocGetRootElement(doc.get());
    require_absent(root, "emision");
    require_absent(root, "sello");
    xmlNode* stamped = xmlNewDocNode(doc.get(), nullptr, chars("emision"), nullptr);
    const ZonaCentro local = zona_centro(emission.at);
    set(stamped, "folio", emission.folio.str());
    set(stamped, "fecha", iso_date(local.date));
    set(stamped, "hora", clock_time(local.time_of_day));
    set(stamped, "instante", emission.at.rfc3339());
    set(stamped, "lugar", emission.place);
    set(stamped, "verificacion", emission.verification_url);
    if (root->children != nullptr) {
        xmlAddPrevSibling(root->children, stamped);
    } else {
        xmlAddChild(root, stamped);
    }
    return canonical(doc.get());
}

std::string attach_seal(std::string_view stamped_xml, const Seal& seal)
{
    const xml::Doc doc = parse_own(stamped_xml);
    xmlNode* root = xmlDocGetRootElement(doc.get());
    require_absent(root, "sello");
    if (xml::first_child(root, "emision") == nullptr) {
        throw std::logic_error("a seal for a document that is not stamped");
    }
    xmlNode* sealed = xml::add_child(root, "sello");
    set(sealed, "algoritmo", "RSA-SHA256");
    xml::add_child(sealed, "cadena", seal.cadena);
    xml::add_child(sealed, "valor", seal.value_base64);
    xmlNode* certificate = xml::add_child(sealed, "certificado", seal.certificate_base64);
    set(certificate, "numero", seal.certificate_number);
    set(certificate, "titular", seal.holder_name);
    set(certificate, "rfc", seal.holder_rfc);
    set(certificate, "desde", local_rfc3339(seal.valid_from));
    set(certificate, "hasta", local_rfc3339(seal.valid_to));
    return canonical(doc.get());
}

}  // namespace buzon::templates
