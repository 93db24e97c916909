#pragma once

#include <string>
#include <string_view>

namespace buzon::http {

// Whether it is UTF-8 (RFC 3629) without control characters: what the database takes as text.
[[nodiscard]] bool plain_text(std::string_view text);

// Without blanks at its ends.
[[nodiscard]] std::string trimmed(std::string_view text);

}  // namespace buzon::http
