#pragma once

#include <string>
#include <string_view>

namespace buzon::app {

// Whether every word of `wanted` stands in `text` (as part of a word too), whatever the case and
// the accents of Spanish; "ñ" is a letter of its own. No words: true.
[[nodiscard]] bool same_words(std::string_view text, std::string_view wanted);

}  // namespace buzon::app
