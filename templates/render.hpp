#pragma once

#include "templates/catalogue.hpp"

#include <string>
#include <string_view>

namespace buzon::templates {

// The document of a sealed instance as standalone semantic XHTML (lang es-MX, own small style
// sheet, no script, nothing from another origin): it is the HTML twin and what the PDF is made
// from. A stamped or a bare instance gives a preview marked as having no official value.
// templates::Error{Stylesheet} when the type's stylesheet fails.
[[nodiscard]] std::string render_xhtml(const ActType& type, std::string_view xml);

}  // namespace buzon::templates
