#pragma once

#include "templates/pdf/paint.hpp"

#include <string_view>
#include <vector>

namespace buzon::templates::pdf {

// What is repeated on every page; no band when it is empty.
struct Repeated {
    std::string_view footer;
    std::string_view band;
};

// The painted pages of the body of an XHTML document, with `repeated` on each. The draft, which
// must be fresh, keeps what assemble() needs besides, and the letters that are missing.
[[nodiscard]] std::vector<PaintedPage> lay_out(Draft& draft, const Node* body,
                                               const Repeated& repeated);

// The body of an XHTML document; templates::Error{Stylesheet} when it has none.
[[nodiscard]] const Node* body_of(const _xmlDoc* xhtml);

}  // namespace buzon::templates::pdf
