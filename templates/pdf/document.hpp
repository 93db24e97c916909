#pragma once

#include "templates/pdf/paint.hpp"
#include "templates/pdf/render_pdf.hpp"

#include <string>
#include <vector>

namespace buzon::templates::pdf {

// The whole file from painted pages. Completes the draft's structure with the annotations.
[[nodiscard]] std::string assemble(const PdfInput& input, Draft& draft,
                                   const std::vector<PaintedPage>& pages);

}  // namespace buzon::templates::pdf
