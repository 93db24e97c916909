#pragma once

#include <cstdint>

namespace buzon::templates::pdf {

// The character of a code of WinAnsiEncoding (ISO 32000-1, annex D.2), that is Windows-1252 from
// 0x20 on; 0 where it has none.
[[nodiscard]] char32_t windows_1252(std::uint8_t code);

}  // namespace buzon::templates::pdf
