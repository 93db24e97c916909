#pragma once

#include "templates/pdf/draft.hpp"
#include "templates/pdf/flow.hpp"
#include "templates/pdf/markup.hpp"

#include <optional>
#include <span>
#include <vector>

namespace buzon::templates::pdf {

// Where blocks are laid out: a flow, the column's left edge and width in it, and the structure
// element that they become children of.
struct Area {
    Flow& flow;
    Mpt x = 0;
    Mpt width = 0;
    ElemId parent = no_elem;
    const design::BlockStyle* body = &design::body;  // of paragraphs without a class
};

// One cell of a row: lines already broken, and where they stand.
struct RowCell {
    std::vector<Line> lines;
    Mpt x = 0, width = 0;
    Mpt leading = 0, size = 0;
    ElemId elem = no_elem;
    enum class Align : std::uint8_t { Left, Right } align = Align::Left;
    Mpt drop = 0;         // lowers small text to the baseline of its neighbours
    Mpt right_inset = 0;  // decimals that shorter numbers leave free
};

// Lays out the XHTML subset of README.md. Heights are those of a page's text area.
class Layout {
  public:
    Layout(Draft& draft, Mpt page_text_height) : draft_(draft), page_height_(page_text_height) {}

    void blocks(const Node* first, Area area);
    void block(const Node* node, Area area);

    struct Text {
        WordRange words;
        design::BlockStyle style;
        ElemId elem = no_elem;
        enum class Keep : std::uint8_t { Free, WithNext } keep = Keep::Free;
    };
    void text(const Text& text, const Area& area);
    // A row whose cells stand side by side; parted between lines only when taller than a page.
    struct RowLook {
        Mpt pad = 0;
        Color rule;
        Mpt rule_height = 0;  // below the row
        std::optional<Color> fill;
    };
    void row(std::span<RowCell> cells, const RowLook& look, const Area& area);

    void list(const Node* node, Area area);
    void definitions(const Node* node, Area area);
    void table(const Node* node, Area area);
    void box(const Node* node, Area area);
    void columns(const Node* node, Area area);
    void masthead(const Node* node, Area area);
    void qr_block(const Node* node, Area area);

    [[nodiscard]] Draft& draft() { return draft_; }
    [[nodiscard]] Mpt page_height() const { return page_height_; }

  private:
    void heading(const Node* node, Area area);
    void paragraph(const Node* node, Area area);
    void anonymous_text(const Node* first, const Node* end, Area area);
    ShapeItem qr_item(const Node* node, ElemId parent);
    void framed(const Flow& inner, Area area);

    Draft& draft_;
    Mpt page_height_;
};

// Style of a block after its classes lead, muted and amount.
[[nodiscard]] design::BlockStyle classed(const Node* node, design::BlockStyle style);
// Distance from the top of a line to its baseline.
[[nodiscard]] constexpr Mpt baseline(Mpt leading, Mpt size)
{
    return (leading + size * 71 / 100) / 2;
}

}  // namespace buzon::templates::pdf
