#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace buzon {

// RFC 4648 §4, padded, no line breaks. Decoding ignores ASCII white space; anything else that is
// not base64 gives nullopt.
[[nodiscard]] std::string base64_encode(std::string_view bytes);
[[nodiscard]] std::optional<std::string> base64_decode(std::string_view text);

}  // namespace buzon
