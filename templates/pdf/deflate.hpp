#pragma once

#include <string>
#include <string_view>

namespace buzon::templates::pdf {

// zlib format (FlateDecode). Level 1 to 12; the same bytes for the same input and level.
[[nodiscard]] std::string deflate(std::string_view bytes, int level);

}  // namespace buzon::templates::pdf
