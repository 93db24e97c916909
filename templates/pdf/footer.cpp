#include "templates/pdf/inline_text.hpp"
#include "templates/pdf/paint.hpp"
#include "templates/pdf/paragraph.hpp"

#include <fmt/format.h>

namespace buzon::templates::pdf {
namespace {

constexpr Mpt number_width = pt(90);
constexpr const design::BlockStyle& look = design::footer;

void paint_line(const TextStore& store, const Line& line, Mpt x, Mpt y, Content& content)
{
    for (std::uint32_t p = line.piece_begin; p < line.piece_end; ++p) {
        const Piece& piece = store.pieces[p];
        content.text({piece.begin, piece.end, piece.style, x + piece.x, y});
    }
}

}  // namespace

Footer::Footer(Draft& draft, std::string_view text)
{
    draft.missing.reading("pie de página", text);
    lines_ = break_lines(plain_words(draft, text, look.text), design::text_width - number_width,
                         draft.shaper, draft.store);
}

// The last line stands still, more lines grow upwards.
Mpt Footer::top() const
{
    const auto lines = static_cast<Mpt>(lines_.empty() ? 1 : lines_.size());
    return design::footer_baseline + (lines - 1) * look.leading + look.text.size + pt(5);
}

Mpt Footer::text_area_bottom() const
{
    return top() + design::footer_gap - pt(6);
}

void Footer::prepare(Draft& draft, std::size_t pages)
{
    for (std::size_t page = 1; page <= pages; ++page) {
        const WordRange words =
            plain_words(draft, fmt::format("Página {} de {}", page, pages), look.text);
        numbers_.push_back(break_lines(words, design::text_width, draft.shaper, draft.store).at(0));
    }
}

void Footer::paint_rule(Content& content) const
{
    content.fill_color(design::gold);
    content.rect(design::margin_left, top(), design::text_width, pt(0.6));
    content.fill();
}

void Footer::paint(const TextStore& store, std::size_t page, Content& content) const
{
    const auto last = static_cast<Mpt>(lines_.empty() ? 0 : lines_.size() - 1);
    content.begin_pagination("Footer");
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const Mpt up = (last - static_cast<Mpt>(i)) * look.leading;
        paint_line(store, lines_[i], design::margin_left, design::footer_baseline + up, content);
    }
    const Line& number = numbers_[page];
    paint_line(store, number, design::page_width - design::margin_right - number.width,
               design::footer_baseline + last * look.leading, content);
    content.end_marked();
}

}  // namespace buzon::templates::pdf
