#pragma once

#include "templates/pdf/shaper.hpp"

#include <vector>

namespace buzon::templates::pdf {

// Greedy, ragged right. A word wider than the line is parted, after punctuation if there is any in
// the last third of the line; words marked Anywhere fill each line.
[[nodiscard]] std::vector<Line> break_lines(WordRange words, Mpt width, const Shaper& shaper,
                                            TextStore& store);

struct NaturalWidth {
    Mpt least = 0;  // of the widest word
    Mpt most = 0;   // on one line
};

[[nodiscard]] NaturalWidth natural_width(WordRange words, const Shaper& shaper,
                                         const TextStore& store);

}  // namespace buzon::templates::pdf
