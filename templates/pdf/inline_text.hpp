#pragma once

#include "templates/pdf/draft.hpp"
#include "templates/pdf/markup.hpp"

namespace buzon::templates::pdf {

struct InlineRun {
    const Node* first = nullptr;
    const Node* end = nullptr;  // the sibling after the last one; nullptr = to the end
    design::TextStyle style;
    ElemId owner = no_elem;  // parent of the links found
};

// The words of neighbouring inline nodes, white space collapsed and trimmed.
[[nodiscard]] WordRange collect_words(Draft& draft, const InlineRun& run);
// The words of an element that may hold p and div too: each begins a line.
[[nodiscard]] WordRange cell_words(Draft& draft, const Node* cell, const design::TextStyle& style,
                                   ElemId owner);
// The words of a plain text (footer, list numbers), all in one style.
[[nodiscard]] WordRange plain_words(Draft& draft, std::string_view text,
                                    const design::TextStyle& style);

}  // namespace buzon::templates::pdf
