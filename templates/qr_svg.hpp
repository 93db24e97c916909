#pragma once

#include <string>

namespace buzon::templates {

// The QR code of a text as an SVG image on white, quiet zone included. As make_qr() fails.
[[nodiscard]] std::string qr_svg(const std::string& text);

}  // namespace buzon::templates
