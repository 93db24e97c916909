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

// Widens the columns that are narrower than their widest word at the cost of those with room.
void make_room(std::vector<Mpt>& widths, const std::vector<NaturalWidth>& columns);

}  // namespace buzon::templates::pdf
