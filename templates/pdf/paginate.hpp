#pragma once

#include "templates/pdf/flow.hpp"

#include <vector>

namespace buzon::templates::pdf {

struct Placed {
    std::size_t slice = 0;
    Mpt y = 0;  // from the top of the text area
    enum class As : std::uint8_t { Content, RepeatedHead } as = As::Content;
};

using PagePlan = std::vector<Placed>;

// Fills pages of `height` from above; what must stay together moves to the next page together,
// unless it is taller than a page. At least one page, though it be empty.
[[nodiscard]] std::vector<PagePlan> paginate(const Flow& flow, Mpt height);

}  // namespace buzon::templates::pdf
