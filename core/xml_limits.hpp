#pragma once

#include <cstddef>
#include <string_view>

namespace buzon::xml {

// No document that this program reads has more attributes at one element.
inline constexpr std::size_t kMaxAttributes = 256;

// Whether some start tag has more than `limit` attributes. Looked for before parsing, in one pass:
// libxml2 compares every attribute of a tag with all others, so that a tag of some hundred
// kilobytes would take minutes. Of UTF-16 it may see one where there is none, in a comment.
[[nodiscard]] bool crowded_tag(std::string_view bytes, std::size_t limit = kMaxAttributes);

// Whether quotes and angle brackets are the bytes that crowded_tag() looks for: UTF-8, UTF-16,
// US-ASCII, ISO-8859-1 or windows-1252, as the first bytes and the declaration say. libxml2 would
// read more, EBCDIC and UTF-7 among them.
[[nodiscard]] bool known_encoding(std::string_view bytes);

}  // namespace buzon::xml
