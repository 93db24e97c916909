#pragma once

#include "templates/libxml.hpp"

#include <string>
#include <string_view>

namespace buzon::templates {

// Canonical XML 1.0 without comments (https://www.w3.org/TR/xml-c14n), UTF-8. Documents without
// namespaces, which ours are, take a short way of our own, several times faster.
[[nodiscard]] std::string canonical(xmlDoc* doc);

// The same by libxml2 alone: what the short way is tested against.
[[nodiscard]] std::string canonical_by_libxml2(xmlDoc* doc);

// A text or an attribute's value as Canonical XML writes it.
void append_canonical_text(std::string_view text, std::string& out);
void append_canonical_attribute(std::string_view value, std::string& out);

// Parses XML of our own making; std::logic_error when it is not well-formed.
[[nodiscard]] xml::Doc parse_own(std::string_view xml);

}  // namespace buzon::templates
