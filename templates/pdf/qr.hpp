#pragma once

#include "templates/pdf/qr_grid.hpp"

#include <string>

namespace buzon::templates::pdf {

inline constexpr std::size_t qr_quiet_modules = 4;

// A QR code (ISO/IEC 18004, byte mode, level M) without its quiet zone. The last one of each thread
// is kept, for a document shows the same in its PDF and its HTML. templates::Error{Stylesheet} when
// the text is empty or longer than 251 bytes.
[[nodiscard]] QrGrid make_qr(const std::string& text);

}  // namespace buzon::templates::pdf
