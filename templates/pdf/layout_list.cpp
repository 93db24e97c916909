#include "core/xml.hpp"
#include "templates/pdf/inline_text.hpp"
#include "templates/pdf/layout.hpp"
#include "templates/pdf/paragraph.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace buzon::templates::pdf {
namespace {

constexpr std::string_view bullet = "•";
constexpr Mpt key_percent = 34, wide_key_percent = 42;  // of the pair's width
constexpr Mpt key_gap = pt(10);

bool is_element(const Node* node, std::string_view name)
{
    return element_name(node) == name;
}

}  // namespace

// The label stands on the first line of whatever the item begins with.
void Layout::list(const Node* node, Area area)
{
    const bool numbered = is_element(node, "ol");
    const ElemId list_elem =
        draft_.tags.add(Tag::L, area.parent, numbered ? Trait::NumberedList : Trait::BulletList);
    int number = 0;
    design::BlockStyle style = classed(node, *area.body);
    style.after = std::min(style.after, pt(3));
    for (const Node* item = node->children; item != nullptr; item = item->next) {
        if (is_blank(item)) continue;
        if (!is_element(item, "li")) refuse_markup(item, "only li within a list");
        const ElemId li = draft_.tags.add(Tag::LI, list_elem);
        const ElemId label = draft_.tags.add(Tag::Lbl, li);
        const ElemId content = draft_.tags.add(Tag::LBody, li);
        design::TextStyle mark = style.text;
        mark.color = design::guinda;
        const std::string text = numbered ? fmt::format("{}.", ++number) : std::string(bullet);
        const WordRange words = plain_words(draft_, text, mark);
        const std::vector<Line> lines =
            break_lines(words, design::list_indent, draft_.shaper, draft_.store);

        Flow inner;
        const Area inside{inner, 0, area.width - design::list_indent, content, &style};
        blocks(item->children, inside);
        if (inner.empty()) continue;
        Flow labelled;
        labelled.open(0);
        labelled.add_line(
            draft_.store, lines.at(0),
            {area.x + (numbered ? 0 : pt(4)), baseline(style.leading, mark.size), 0, 0, 0, label});
        labelled.close();
        labelled.back().keep_with_next = true;
        labelled.append(inner, area.x + design::list_indent);
        area.flow.append(labelled, 0);
    }
    area.flow.space(area.body->after);
}

namespace {

// Pairs of one dl, one or two of them on a row.
class Definitions {
  public:
    Definitions(Layout& layout, const Node* node, const Area& area)
        : layout_(layout),
          area_(area),
          across_(has_class(node, "two-col") ? 2 : 1),
          width_(across_ == 2 ? (area.width - design::column_gap) / 2 : area.width),
          key_width_(width_ * (across_ == 2 ? wide_key_percent : key_percent) / 100),
          list_(layout.draft().tags.add(Tag::L, area.parent, Trait::PlainList))
    {
    }

    // HTML allows pairs to be wrapped in div.
    void visit(const Node* first)
    {
        for (const Node* child = first; child != nullptr; child = child->next) {
            if (is_blank(child)) continue;
            if (is_element(child, "div")) {
                visit(child->children);
            } else if (is_element(child, "dt")) {
                if (key_ != nullptr) add_pair(nullptr);
                key_ = child;
            } else if (is_element(child, "dd")) {
                add_pair(child);
            } else {
                refuse_markup(child, "only dt and dd within dl");
            }
        }
    }

    void finish()
    {
        if (key_ != nullptr) add_pair(nullptr);
        flush();
    }

  private:
    void add_pair(const Node* value)
    {
        const ElemId item = layout_.draft().tags.add(Tag::LI, list_);
        const Mpt left = static_cast<Mpt>(cells_.size() / 2) * (width_ + design::column_gap);
        add_cell(key_, layout_.draft().tags.add(Tag::Lbl, item), design::key, left,
                 key_width_ - key_gap);
        add_cell(value, layout_.draft().tags.add(Tag::LBody, item), design::value,
                 left + key_width_, width_ - key_width_);
        key_ = nullptr;
        if (cells_.size() == 2 * across_) flush();
    }

    void add_cell(const Node* node, ElemId elem, design::BlockStyle style, Mpt x, Mpt width)
    {
        RowCell cell;
        cell.elem = elem;
        cell.x = x;
        cell.width = width;
        cell.leading = style.leading;
        cell.size = style.text.size;
        if (node != nullptr) {
            if (has_class(node, "amount")) {
                style.text.face = design::Face::Bold;
                style.text.color = design::guinda;
            }
            if (has_class(node, "muted")) style.text.color = design::muted;
            Draft& draft = layout_.draft();
            const WordRange words = cell_words(draft, node, style.text, elem);
            cell.lines = break_lines(words, width, draft.shaper, draft.store);
        }
        cells_.push_back(std::move(cell));
    }

    void flush()
    {
        if (cells_.empty()) return;
        layout_.row(cells_, {pt(1.6), design::hairline, pt(0.5), std::nullopt}, area_);
        cells_.clear();
    }

    Layout& layout_;
    const Area& area_;
    std::size_t across_;
    Mpt width_, key_width_;
    ElemId list_;
    const Node* key_ = nullptr;
    std::vector<RowCell> cells_;
};

}  // namespace

void Layout::definitions(const Node* node, Area area)
{
    area.flow.space(pt(2));
    Definitions pairs(*this, node, area);
    pairs.visit(node->children);
    pairs.finish();
    area.flow.space(design::body.after + pt(2));
}

}  // namespace buzon::templates::pdf
