#pragma once

#include "templates/pdf/qr_codewords.hpp"
#include "templates/pdf/qr_grid.hpp"

namespace buzon::templates::pdf {

// The symbol of the codewords (ISO/IEC 18004, 7.7 to 7.10): patterns, placement, and the mask of
// least penalty.
[[nodiscard]] QrGrid qr_symbol(const QrCodewords& codewords);

// The same with one of the eight masks, 0 to 7.
[[nodiscard]] QrGrid qr_symbol(const QrCodewords& codewords, unsigned mask);

}  // namespace buzon::templates::pdf
