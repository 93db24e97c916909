#pragma once

#include "templates/pdf/qr_grid.hpp"

namespace buzon::templates::pdf {

// How badly a masked symbol would be read (ISO/IEC 18004, 7.8.3): runs, blocks, what looks like a
// finder pattern, and the share of dark modules. The quiet zone counts as light.
[[nodiscard]] int qr_penalty(const QrGrid& grid);

}  // namespace buzon::templates::pdf
