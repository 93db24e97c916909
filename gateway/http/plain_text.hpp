#pragma once

#include <string_view>

namespace buzon::http {

// Whether text from outside may be stored and shown: whole UTF-8 (RFC 3629: no surrogates, nothing
// overlong), and no control characters but tab and line ends.
[[nodiscard]] bool plain_text(std::string_view text);

}  // namespace buzon::http
