#pragma once

#include <string>
#include <string_view>

namespace buzon::templates {

// The eight characters printed beside the folio in the act, the aviso and the QR, so that nobody
// can make up a folio that verifies: first 40 bits of the SHA-256 of the sealed XML, in Crockford
// base32 (no I, L, O, U).
[[nodiscard]] std::string check_code(std::string_view sealed_xml);

// What a person typed, put right: upper case, blanks and hyphens dropped, O read as 0, I and L
// as 1. Empty when it cannot be a check code.
[[nodiscard]] std::string normalize_check_code(std::string_view typed);

}  // namespace buzon::templates
