#pragma once

#include "core/instant.hpp"

#include <string>
#include <string_view>

// How values are spelt in a PDF file (ISO 32000-1, 7.3 and 7.9).
namespace buzon::templates::pdf {

// A text string: UTF-16BE in hexadecimal with its mark, or literal when it is all ASCII.
[[nodiscard]] std::string text_string(std::string_view utf8);
[[nodiscard]] std::string byte_string(std::string_view ascii);  // (…), escaped
[[nodiscard]] std::string name(std::string_view text);          // /text#2Fxml
[[nodiscard]] std::string date(Instant at);                     // (D:20261110160000Z)
[[nodiscard]] std::string xmp_date(Instant at);                 // 2026-11-10T16:00:00Z

}  // namespace buzon::templates::pdf
