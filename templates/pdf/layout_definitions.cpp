#include "core/xml.hpp"
#include "templates/pdf/inline_text.hpp"
#include "templates/pdf/layout.hpp"
#include "templates/pdf/paragraph.hpp"

#include <algorithm>

namespace buzon::templates::pdf {
namespace {

// Of a pair's width, at most: keys that are longer are broken.
constexpr Mpt key_percent = 34, narrow_key_percent = 54;
constexpr Mpt key_gap = pt(12), rule = pt(0.5);

struct Half {
    WordRange words;
    design::BlockStyle style;
    ElemId elem = no_elem;
};

struct Pair {
    Half key, value;
    enum class Span : std::uint8_t { Column, Row } span = Span::Column;
};

// Pairs of one dl, one or two of them on a row. A value that would need three lines or more in half
// the width has the row for itself.
class Definitions {
  public:
    Definitions(Layout& layout, const Node* node, const Area& area)
        : layout_(layout),
          draft_(layout.draft()),
          area_(area),
          across_(has_class(node, "two-col") ? 2 : 1),
          width_(across_ == 2 ? (area.width - design::column_gap) / 2 : area.width),
          list_(draft_.tags.add(Tag::L, area.parent, Trait::PlainList))
    {
        collect(node->children);
        if (key_ != nullptr) add_pair(nullptr);
        set_widths();
    }

    void place()
    {
        std::vector<RowCell> cells;
        const auto flush = [&](Mpt rule_height) {
            if (cells.empty()) return;
            layout_.row(cells, {pt(2), design::hairline, rule_height, {}}, area_);
            cells.clear();
        };
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            const Pair& pair = pairs_[i];
            const bool whole_row = pair.span == Pair::Span::Row;
            if (whole_row) flush(rule);
            const Mpt left = cells.empty() ? 0 : width_ + design::column_gap;
            const Mpt width = whole_row ? area_.width : width_;
            cells.push_back(cell(pair.key, left, key_width_ - key_gap));
            cells.push_back(cell(pair.value, left + key_width_, width - key_width_));
            const bool last = i + 1 == pairs_.size();
            if (whole_row || last || cells.size() == 2 * across_) {
                flush(last ? 0 : rule);
                // The last pair does not go to the next page alone.
                area_.flow.back().keep_with_next = i + 2 == pairs_.size();
            }
        }
    }

  private:
    // HTML allows pairs to be wrapped in div.
    void collect(const Node* first)
    {
        for (const Node* child = first; child != nullptr; child = child->next) {
            const std::string_view name = element_name(child);
            if (is_blank(child)) continue;
            if (name == "div") {
                collect(child->children);
            } else if (name == "dt") {
                if (key_ != nullptr) add_pair(nullptr);
                key_ = child;
            } else if (name == "dd") {
                add_pair(child);
            } else {
                refuse_markup(child, "only dt and dd within dl");
            }
        }
    }

    void add_pair(const Node* value)
    {
        const ElemId item = draft_.tags.add(Tag::LI, list_);
        Pair pair;
        pair.key = half(key_, draft_.tags.add(Tag::Lbl, item), design::key);
        pair.value = half(value, draft_.tags.add(Tag::LBody, item), design::value);
        pairs_.push_back(pair);
        key_ = nullptr;
    }

    Half half(const Node* node, ElemId elem, design::BlockStyle style)
    {
        Half out{{}, style, elem};
        if (node == nullptr) return out;
        const Node* only = only_child(node);
        if (only != nullptr && element_name(only) == "code") out.style = design::cadena;
        if (has_class(node, "amount")) {
            out.style.text.face = design::Face::Bold;
            out.style.text.color = design::guinda;
        }
        if (has_class(node, "muted")) out.style.text.color = design::muted;
        out.words = cell_words(draft_, node, out.style.text, elem);
        return out;
    }

    void set_widths()
    {
        for (const Pair& pair : pairs_) {
            const Mpt natural = natural_width(pair.key.words, draft_.shaper, draft_.store).most;
            key_width_ = std::max(key_width_, natural + key_gap);
        }
        const Mpt percent = across_ == 2 ? narrow_key_percent : key_percent;
        key_width_ = std::min(key_width_, width_ * percent / 100);
        if (across_ == 1) return;
        for (Pair& pair : pairs_) {
            const Mpt natural = natural_width(pair.value.words, draft_.shaper, draft_.store).most;
            if (natural * 5 > 9 * (width_ - key_width_)) pair.span = Pair::Span::Row;
        }
    }

    RowCell cell(const Half& half, Mpt x, Mpt width)
    {
        RowCell out;
        out.elem = half.elem;
        out.x = x;
        out.width = width;
        out.leading = half.style.leading;
        out.size = half.style.text.size;
        out.drop = half.style.leading < design::key.leading ? pt(1.6) : 0;
        out.lines = break_lines(half.words, width, draft_.shaper, draft_.store);
        return out;
    }

    Layout& layout_;
    Draft& draft_;
    const Area& area_;
    std::size_t across_;
    Mpt width_, key_width_ = 0;
    ElemId list_;
    const Node* key_ = nullptr;
    std::vector<Pair> pairs_;
};

}  // namespace

void Layout::definitions(const Node* node, Area area)
{
    area.flow.space(pt(2));
    Definitions(*this, node, area).place();
    area.flow.space(design::body.after + pt(2));
}

}  // namespace buzon::templates::pdf
