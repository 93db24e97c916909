#pragma once

#include "core/c_ptr.hpp"
#include "core/xml.hpp"

#include <libxml/xmlschemas.h>
#include <libxml/xpathInternals.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>

#include <string>

// Owners of the libxml2 and libxslt objects that this folder alone uses. Private to templates/.
namespace buzon::templates {

using SchemaPtr = CPtr<xmlSchema, xmlSchemaFree>;
using SchemaParser = CPtr<xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt>;
using SchemaValidator = CPtr<xmlSchemaValidCtxt, xmlSchemaFreeValidCtxt>;
using CompiledXPath = CPtr<xmlXPathCompExpr, xmlXPathFreeCompExpr>;
using StylesheetPtr = CPtr<xsltStylesheet, xsltFreeStylesheet>;
using TransformContext = CPtr<xsltTransformContext, xsltFreeTransformContext>;

[[nodiscard]] inline const xmlChar* chars(const char* text)
{
    return reinterpret_cast<const xmlChar*>(text);
}

[[nodiscard]] inline const xmlChar* chars(const std::string& text)
{
    return chars(text.c_str());
}

[[nodiscard]] inline const char* plain(const xmlChar* text)
{
    return reinterpret_cast<const char*>(text);
}

// Takes over a string that libxml2 allocated; "" for a null pointer.
[[nodiscard]] inline std::string taken(xmlChar* owned)
{
    if (owned == nullptr) return {};
    std::string out(plain(owned));
    xmlFree(owned);
    return out;
}

template <class Visit>
void each_element(const xmlNode* parent, Visit visit)
{
    for (const xmlNode* child = parent->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) visit(child);
    }
}

// Where a node stands, "/acto/cedula/total".
[[nodiscard]] inline std::string node_path(const xmlNode* node)
{
    return taken(xmlGetNodePath(node));
}

[[nodiscard]] inline int line_of(const xmlNode* node)
{
    return static_cast<int>(xmlGetLineNo(node));
}

}  // namespace buzon::templates
