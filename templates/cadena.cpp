#include "templates/cadena.hpp"

#include "templates/canonical.hpp"
#include "templates/compiled_type.hpp"

#include <stdexcept>

namespace buzon::templates {
namespace {

// The seal cannot be part of what it seals.
void drop_seal(xmlDoc* doc)
{
    xmlNode* seal = xml::first_child(xmlDocGetRootElement(doc), "sello");
    if (seal == nullptr) return;
    xmlUnlinkNode(seal);
    xmlFreeNode(seal);
}

}  // namespace

Sha256 payload_digest(std::string_view xml)
{
    const xml::Doc doc = parse_own(xml);
    drop_seal(doc.get());
    return sha256_of(canonical(doc.get()));
}

std::string cadena_original(const ActType& type, std::string_view xml)
{
    const xml::Doc doc = parse_own(xml);
    if (xml::first_child(xmlDocGetRootElement(doc.get()), "emision") == nullptr) {
        throw std::logic_error("cadena original of a document that is not stamped");
    }
    drop_seal(doc.get());
    const std::string digest = sha256_of(canonical(doc.get())).hex();
    return transform_to_text(type.compiled->cadena.get(), doc.get(), {{"huella", digest}});
}

}  // namespace buzon::templates
