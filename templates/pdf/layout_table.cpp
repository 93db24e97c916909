#include "core/xml.hpp"
#include "templates/pdf/column_widths.hpp"
#include "templates/pdf/inline_text.hpp"
#include "templates/pdf/layout.hpp"

#include <algorithm>
#include <charconv>

namespace buzon::templates::pdf {
namespace {

enum class Part : std::uint8_t { Head, Body, Foot };

struct Cell {
    WordRange words;
    std::uint16_t column = 0, span = 1;
    bool number = false;
    ElemId elem = no_elem;
    Mpt decimals = 0;  // width of what follows the last decimal point, the point included
};

struct TableRow {
    Part part = Part::Body;
    bool subtotal = false;           // of the rows before it, within the body
    std::size_t begin = 0, end = 0;  // of Grid::cells
};

const design::BlockStyle& style_of(const TableRow& row)
{
    if (row.subtotal) return design::table_foot;
    switch (row.part) {
        case Part::Head: return design::table_head;
        case Part::Body: return design::table_cell;
        case Part::Foot: return design::table_foot;
    }
    throw std::logic_error("Part out of range");
}

class Grid {
  public:
    Grid(Layout& layout, const Node* node, ElemId table) : layout_(layout), table_(table)
    {
        for (const Node* child = node->children; child != nullptr; child = child->next) {
            const std::string_view name = element_name(child);
            if (is_blank(child) || name == "caption" || name == "colgroup") continue;
            if (name == "tr") {
                if (loose_body_ == no_elem) loose_body_ = tags().add(Tag::TBody, table_);
                add_row(child, Part::Body, loose_body_);
            } else if (name == "thead") {
                add_rows(child, Part::Head, Tag::THead);
            } else if (name == "tbody") {
                add_rows(child, Part::Body, Tag::TBody);
            } else if (name == "tfoot") {
                add_rows(child, Part::Foot, Tag::TFoot);
            } else {
                refuse_markup(child, "not part of a table");
            }
        }
    }

    void place(const Node* node, const Area& area)
    {
        set_widths(node, area.width);
        area.flow.begin_table();
        put(Part::Head, area);
        area.flow.end_table_head();
        put(Part::Body, area);
        put(Part::Foot, area);
        area.flow.end_table();
    }

  private:
    Tags& tags() { return layout_.draft().tags; }

    void add_rows(const Node* group, Part part, Tag tag)
    {
        const ElemId elem = tags().add(tag, table_);
        for (const Node* child = group->children; child != nullptr; child = child->next) {
            if (is_blank(child)) continue;
            if (element_name(child) != "tr") refuse_markup(child, "only tr here");
            add_row(child, part, elem);
        }
    }

    void add_row(const Node* tr, Part part, ElemId parent)
    {
        const ElemId elem = tags().add(Tag::TR, parent);
        TableRow row{part, part == Part::Body && has_class(tr, "subtotal"), cells_.size(), 0};
        std::size_t column = 0;
        for (const Node* child = tr->children; child != nullptr; child = child->next) {
            if (is_blank(child)) continue;
            column += add_cell(child, row, elem, column);
        }
        row.end = cells_.size();
        columns_ = std::max(columns_, column);
        rows_.push_back(row);
    }

    std::size_t add_cell(const Node* node, const TableRow& row, ElemId parent, std::size_t column)
    {
        const std::string_view name = element_name(node);
        if (name != "td" && name != "th") refuse_markup(node, "only th and td within tr");
        Cell cell;
        cell.column = static_cast<std::uint16_t>(column);
        cell.span = span_of(node);
        const bool head = name == "th";
        const bool row_head =
            head && (row.part != Part::Head || xml::attribute(node, "scope") == "row");
        cell.elem = tags().add(head ? Tag::TH : Tag::TD, parent,
                               row_head ? Trait::RowHead
                               : head   ? Trait::ColumnHead
                                        : Trait::None);
        tags().set_span(cell.elem, cell.span);
        cell.number = has_class(node, "num");
        design::TextStyle style = style_of(row).text;
        if (has_class(node, "muted")) style.color = design::muted;
        if (has_class(node, "amount")) style.face = design::Face::Bold;
        cell.words = cell_words(layout_.draft(), node, style, cell.elem);
        if (cell.number && row.part != Part::Head) cell.decimals = decimals_of(node, cell);
        cells_.push_back(cell);
        return cell.span;
    }

    static std::uint16_t span_of(const Node* node)
    {
        const std::string text = xml::attribute(node, "colspan");
        std::uint16_t span = 1;
        if (!text.empty()) {
            const auto read = std::from_chars(text.data(), text.data() + text.size(), span);
            if (read.ec != std::errc() || span == 0 || span > 1000) {
                refuse_markup(node, "colspan is no number");
            }
        }
        if (node->properties != nullptr && !xml::attribute(node, "rowspan").empty()) {
            refuse_markup(node, "rowspan is not laid out");
        }
        return span;
    }

    // Glyphs after the last point, measured from the right end: only numbers of one word.
    Mpt decimals_of(const Node* node, const Cell& cell)
    {
        TextStore& store = layout_.draft().store;
        if (cell.words.end - cell.words.begin != 1) return 0;
        const Word& word = store.words[cell.words.begin];
        const std::string text = xml::text(node);
        const std::size_t point = text.rfind('.');
        if (point == std::string::npos) return 0;
        const std::size_t blanks = text.size() - (text.find_last_not_of(" \t\r\n") + 1);
        const std::size_t after = text.size() - point - blanks;
        const std::uint32_t length = word.end - word.begin;
        if (after > length) return 0;
        std::int64_t units = 0;
        for (std::uint32_t g = word.end - static_cast<std::uint32_t>(after); g < word.end; ++g) {
            units += layout_.draft().shaper.advance(word.style, store.glyphs[g]);
        }
        return scaled(units, store.text_style(word.style).size);
    }

    void set_widths(const Node* node, Mpt available)
    {
        widths_ = proportional_widths(xml::attribute(node, "class"), columns_, available);
        most_decimals_.assign(columns_, 0);
        std::vector<NaturalWidth> natural(columns_);
        for (const Cell& cell : cells_) {
            most_decimals_[cell.column] = std::max(most_decimals_[cell.column], cell.decimals);
        }
        for (const Cell& cell : cells_) {
            if (cell.span != 1) continue;
            NaturalWidth width =
                natural_width(cell.words, layout_.draft().shaper, layout_.draft().store);
            if (cell.number && cell.decimals > 0) {
                width.most += most_decimals_[cell.column] - cell.decimals;
                width.least = width.most;
            }
            NaturalWidth& column = natural[cell.column];
            column.least = std::max(column.least, width.least + 2 * design::cell_pad_x);
            column.most = std::max(column.most, width.most + 2 * design::cell_pad_x);
        }
        if (widths_.empty()) {
            widths_ = column_widths(natural, available);
        } else {
            make_room(widths_, natural);
        }
    }

    RowCell row_cell(const Cell& cell, const design::BlockStyle& style, Part part)
    {
        RowCell out;
        for (std::size_t c = 0; c < cell.column; ++c) out.x += widths_[c];
        for (std::size_t c = cell.column; c < std::size_t{cell.column} + cell.span; ++c) {
            out.width += widths_[c];
        }
        out.x += design::cell_pad_x;
        out.width -= 2 * design::cell_pad_x;
        out.leading = style.leading;
        out.size = style.text.size;
        out.elem = cell.elem;
        if (cell.number) {
            out.align = RowCell::Align::Right;
            if (part != Part::Head && cell.span == 1) {
                out.right_inset = most_decimals_[cell.column] - cell.decimals;
            }
        }
        Draft& draft = layout_.draft();
        out.lines = break_lines(cell.words, std::max(out.width, pt(4)), draft.shaper, draft.store);
        return out;
    }

    void put(Part part, const Area& area)
    {
        std::size_t last = rows_.size();
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            if (rows_[r].part == part) last = r;
        }
        const bool has_foot = std::any_of(
            rows_.begin(), rows_.end(), [](const TableRow& row) { return row.part == Part::Foot; });
        std::vector<RowCell> cells;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            if (rows_[r].part != part) continue;
            cells.clear();
            const design::BlockStyle& style = style_of(rows_[r]);
            for (std::size_t c = rows_[r].begin; c < rows_[r].end; ++c) {
                cells.push_back(row_cell(cells_[c], style, part));
            }
            const bool strong = part == Part::Head ? r == last : part == Part::Body && r == last;
            Layout::RowLook look{design::cell_pad_y, design::hairline, pt(0.5), std::nullopt};
            if (strong) {
                look.rule = part == Part::Head ? design::green : design::gold;
                look.rule_height = part == Part::Head ? pt(1.1) : pt(0.8);
            }
            if (part == Part::Foot || rows_[r].subtotal) look.fill = design::tint;
            layout_.row(cells, look, area);
            // A total does not stand alone, nor does the last row.
            const bool totalled = r + 1 < rows_.size() && rows_[r + 1].subtotal;
            const bool joined = part == Part::Body
                                    ? (r == last ? has_foot : totalled || r + 1 == last)
                                    : part == Part::Foot && r != last;
            area.flow.back().keep_with_next = joined;
        }
    }

    Layout& layout_;
    ElemId table_, loose_body_ = no_elem;
    std::vector<Cell> cells_;
    std::vector<TableRow> rows_;
    std::size_t columns_ = 0;
    std::vector<Mpt> widths_, most_decimals_;
};

}  // namespace

void Layout::table(const Node* node, Area area)
{
    const ElemId elem = draft_.tags.add(Tag::Table, area.parent);
    area.flow.space(pt(4));
    for (const Node* child = node->children; child != nullptr; child = child->next) {
        if (element_name(child) != "caption") continue;
        Text caption;
        caption.style = design::caption;
        caption.elem = draft_.tags.add(Tag::Caption, elem);
        caption.words = cell_words(draft_, child, caption.style.text, caption.elem);
        caption.keep = Text::Keep::WithNext;
        text(caption, area);
    }
    Grid grid(*this, node, elem);
    grid.place(node, area);
    area.flow.space(design::body.after + pt(4));
}

}  // namespace buzon::templates::pdf
