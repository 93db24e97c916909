#pragma once

#include <string_view>

namespace buzon::templates::pdf {

// The mark of a document when the house has set none: an envelope within a ring, no emblem of any
// institution. PDF operators in a box of 100 × 100.
[[nodiscard]] std::string_view neutral_seal();

}  // namespace buzon::templates::pdf
