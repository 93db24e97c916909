#pragma once

#include <string_view>

namespace buzon::templates {

// Pages of a PDF that render_document() made (its objects are written in the clear). 0: not one.
[[nodiscard]] int page_count(std::string_view pdf);

}  // namespace buzon::templates
