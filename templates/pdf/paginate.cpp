#include "templates/pdf/paginate.hpp"

namespace buzon::templates::pdf {
namespace {

// Height of the slice and of all that follow it without leave to part.
Mpt chain_height(const std::vector<Slice>& slices, std::size_t i)
{
    Mpt height = slices[i].height;
    while (slices[i].keep_with_next && i + 1 < slices.size() && !slices[i + 1].new_page) {
        ++i;
        height += slices[i].gap + slices[i].height;
    }
    return height;
}

}  // namespace

std::vector<PagePlan> paginate(const Flow& flow, Mpt height)
{
    const std::vector<Slice>& slices = flow.slices();
    std::vector<PagePlan> pages(1);
    Mpt y = 0;
    bool in_chain = false;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const Slice& slice = slices[i];
        const bool at_top = pages.back().empty();
        const Mpt gap = at_top ? 0 : slice.gap;
        // Within a chain that fitted when it began nothing has to be asked again.
        const Mpt need = in_chain ? slice.height : chain_height(slices, i);
        const bool breaks = slice.new_page || (y + gap + need > height && need <= height) ||
                            y + gap + slice.height > height;
        if (breaks && !at_top) {
            pages.emplace_back();
            y = 0;
            if (slice.table >= 0) {
                const TableHead& head = flow.tables()[static_cast<std::size_t>(slice.table)];
                for (std::size_t h = head.slice_begin; h < head.slice_end; ++h) {
                    pages.back().push_back({h, y, Placed::As::RepeatedHead});
                    y += slices[h].height;
                }
            }
        } else {
            y += gap;
        }
        pages.back().push_back({i, y, Placed::As::Content});
        y += slice.height;
        in_chain = slice.keep_with_next;
    }
    return pages;
}

}  // namespace buzon::templates::pdf
