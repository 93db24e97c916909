#pragma once

#include "core/c_ptr.hpp"
#include "core/finding.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <tl/expected.hpp>

#include <string>
#include <string_view>

// The one door through which XML comes in, and the owners of libxml2's objects.
// Private to the modules that handle XML (core, templates, signing, channels): not for public
// headers.
namespace buzon::xml {

using Doc = CPtr<xmlDoc, xmlFreeDoc>;
using XPathContext = CPtr<xmlXPathContext, xmlXPathFreeContext>;
using XPathObject = CPtr<xmlXPathObject, xmlXPathFreeObject>;

// Call once in main (and in a test's main) before threads start; repeated calls are harmless.
void init();

// Hardened parsing: no network, no entities, no DTD of any kind (a document with a DOCTYPE is
// refused before anything in it is looked at), depth and size limits of libxml2 kept, at most
// `max_bytes`. `what` names the input in the findings ("acto", "acuse del banco").
[[nodiscard]] tl::expected<Doc, Findings> parse(std::string_view bytes, std::string_view what,
                                                std::size_t max_bytes = 32u << 20);

// UTF-8 with declaration, not re-indented.
[[nodiscard]] std::string serialize(xmlDoc* doc);

[[nodiscard]] std::string attribute(const xmlNode* node, const char* name);  // "" if absent
[[nodiscard]] std::string text(const xmlNode* node);                         // whole text content
[[nodiscard]] xmlNode* first_child(const xmlNode* node, const char* local_name);  // nullptr if none
// String value of an XPath 1.0 expression; prefixes are not registered, so use local-name() or
// documents without a namespace.
[[nodiscard]] std::string xpath_string(xmlDoc* doc, const std::string& expression);

// Adds <name>content</name>, with content escaped; returns the new element (owned by the document).
xmlNode* add_child(xmlNode* parent, const char* name, std::string_view content = {});

}  // namespace buzon::xml
