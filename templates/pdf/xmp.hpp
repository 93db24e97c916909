#pragma once

#include "core/instant.hpp"

#include <string>
#include <string_view>

namespace buzon::templates::pdf {

inline constexpr std::string_view producer = "buzon";

// The XMP packet: PDF/A-3a and PDF/UA-1 with the extension schema that ISO 19005-3, 6.6.2.3 asks
// for, and the title and dates of the information dictionary again.
[[nodiscard]] std::string xmp_packet(std::string_view title, Instant created);

}  // namespace buzon::templates::pdf
