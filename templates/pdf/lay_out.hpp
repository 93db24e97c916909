#pragma once

#include "templates/pdf/paint.hpp"

#include <string_view>
#include <vector>

namespace buzon::templates::pdf {

// The painted pages of the body of an XHTML document; `footer` stands on each. The draft, which
// must be fresh, keeps what assemble() needs besides, and the letters that are missing.
[[nodiscard]] std::vector<PaintedPage> lay_out(Draft& draft, const Node* body,
                                               std::string_view footer);

// The body of an XHTML document; templates::Error{Stylesheet} when it has none.
[[nodiscard]] const Node* body_of(const _xmlDoc* xhtml);

}  // namespace buzon::templates::pdf
