#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace buzon::templates::pdf {

// The code point at `at`, which moves past it; malformed bytes answer U+FFFD, one by one.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t code_point);
void append_utf16_hex(std::string& out, char32_t code_point);  // "00F1", or two surrogates

}  // namespace buzon::templates::pdf
