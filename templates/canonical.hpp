#pragma once

#include "templates/libxml.hpp"

#include <string>

namespace buzon::templates {

// Canonical XML 1.0 without comments (https://www.w3.org/TR/xml-c14n), UTF-8.
[[nodiscard]] std::string canonical(xmlDoc* doc);

// Parses XML of our own making; std::logic_error when it is not well-formed.
[[nodiscard]] xml::Doc parse_own(std::string_view xml);

}  // namespace buzon::templates
