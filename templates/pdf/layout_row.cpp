#include "templates/pdf/layout.hpp"

#include <algorithm>

namespace buzon::templates::pdf {
namespace {

struct Part {
    std::size_t first_line = 0, lines = 0;
};

std::size_t tallest(std::span<const RowCell> cells)
{
    std::size_t lines = 1;
    for (const RowCell& cell : cells) lines = std::max(lines, cell.lines.size());
    return lines;
}

Mpt height_of(std::span<const RowCell> cells, Part part)
{
    Mpt height = 0;
    for (const RowCell& cell : cells) {
        const std::size_t lines =
            std::min(part.lines, cell.lines.size() - std::min(cell.lines.size(), part.first_line));
        height = std::max(height, static_cast<Mpt>(lines) * cell.leading + cell.drop);
    }
    return height;
}

void put_cell(const TextStore& store, const RowCell& cell, Part part, Mpt x, Mpt top, Flow& flow)
{
    const std::size_t end = std::min(cell.lines.size(), part.first_line + part.lines);
    for (std::size_t i = part.first_line; i < end; ++i) {
        const Line& line = cell.lines[i];
        Mpt at = x + cell.x;
        if (cell.align == RowCell::Align::Right) at += cell.width - cell.right_inset - line.width;
        const Mpt y = top + cell.drop + static_cast<Mpt>(i - part.first_line) * cell.leading;
        flow.add_line(store, line, {at, y + baseline(cell.leading, cell.size), 0, 0, 0, cell.elem});
    }
}

}  // namespace

void Layout::row(std::span<RowCell> cells, const RowLook& look, const Area& area)
{
    Mpt leading = pt(1);
    for (const RowCell& cell : cells) leading = std::max(leading, cell.leading);
    const Mpt room = page_height_ - area.flow.table_head_height() - 2 * look.pad;
    const std::size_t most =
        std::max<std::size_t>(1, static_cast<std::size_t>(std::max<Mpt>(room, leading) / leading));
    const std::size_t lines = tallest(cells);
    for (std::size_t first = 0; first < lines; first += most) {
        const Part part{first, std::min(most, lines - first)};
        const Mpt height = height_of(cells, part) + 2 * look.pad;
        area.flow.open(height);
        if (look.fill) {
            area.flow.add(ShapeItem{ShapeItem::Kind::Rect, area.x, 0, area.width, height,
                                    *look.fill, no_elem, 0});
        }
        if (look.rule_height > 0 && first + most >= lines) {
            area.flow.add(ShapeItem{ShapeItem::Kind::Rect, area.x, height - look.rule_height,
                                    area.width, look.rule_height, look.rule, no_elem, 0});
        }
        for (const RowCell& cell : cells) {
            put_cell(draft_.store, cell, part, area.x, look.pad, area.flow);
        }
        area.flow.close();
    }
}

}  // namespace buzon::templates::pdf
