#include "templates/canonical.hpp"

#include "templates/error.hpp"

#include <libxml/c14n.h>

#include <stdexcept>

namespace buzon::templates {

std::string canonical(xmlDoc* doc)
{
    xmlChar* bytes = nullptr;
    const int size = xmlC14NDocDumpMemory(doc, nullptr, XML_C14N_1_0, nullptr, 0, &bytes);
    if (size < 0 || bytes == nullptr) throw Error(Error::Kind::Library, "xmlC14NDocDumpMemory");
    return taken(bytes);
}

xml::Doc parse_own(std::string_view xml)
{
    auto doc = xml::parse(xml, "documento");
    if (!doc) throw std::logic_error("not well-formed: " + doc.error().front().reason);
    return std::move(*doc);
}

}  // namespace buzon::templates
