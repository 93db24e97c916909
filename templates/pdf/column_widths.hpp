#pragma once

#include "templates/pdf/paragraph.hpp"

#include <string_view>
#include <vector>

namespace buzon::templates::pdf {

// Widths that add up to `available`: each column at least its widest word, the rest by need.
// When not even the widest words fit, all shrink in proportion and words are parted.
[[nodiscard]] std::vector<Mpt> column_widths(const std::vector<NaturalWidth>& columns,
                                             Mpt available);

// The proportions of a class such as "w-3-1-1", or none when there is no such class or it does not
// name `columns` numbers.
[[nodiscard]] std::vector<Mpt> proportional_widths(std::string_view classes, std::size_t columns,
                                                   Mpt available);

}  // namespace buzon::templates::pdf
