#pragma once

#include <string_view>

namespace buzon::templates::pdf {

// The mark of a document when the house has set none: an envelope within a ring, no emblem of any
// institution. PDF operators in a box of 100 × 100.
[[nodiscard]] std::string_view neutral_seal();

// Whether a house's own mark is nothing but numbers and operators that draw and colour paths
// (ISO 32000-1, 8.5 and 8.6), with as many q as Q: it cannot reach outside its box's state.
[[nodiscard]] bool is_seal(std::string_view operators);

}  // namespace buzon::templates::pdf
