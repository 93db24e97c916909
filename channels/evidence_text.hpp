#pragma once

#include <string>
#include <string_view>

namespace buzon::channels {

// What a stranger sent, fit to be stored and shown: valid UTF-8 (wrong bytes become U+FFFD), CRLF
// as LF, other control characters as blanks, at most `limit` bytes.
[[nodiscard]] std::string evidence_text(std::string_view bytes, std::size_t limit);

}  // namespace buzon::channels
