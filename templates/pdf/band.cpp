#include "templates/pdf/inline_text.hpp"
#include "templates/pdf/paint.hpp"
#include "templates/pdf/paragraph.hpp"

namespace buzon::templates::pdf {

Band::Band(Draft& draft, std::string_view text)
{
    if (text.empty()) return;
    draft.missing.reading("banda", text);
    lines_ = break_lines(plain_words(draft, text, design::band_text), design::text_width,
                         draft.shaper, draft.store);
}

void Band::paint_ground(Content& content) const
{
    if (lines_.empty()) return;
    content.fill_color(design::guinda);
    content.rect(design::margin_left, design::band_bottom, design::text_width, design::band_height);
    content.fill();
}

void Band::paint(const TextStore& store, Content& content) const
{
    if (lines_.empty()) return;
    const Line& line = lines_.front();
    const Mpt left = design::margin_left + (design::text_width - line.width) / 2;
    content.begin_pagination("Header");
    for (std::uint32_t p = line.piece_begin; p < line.piece_end; ++p) {
        const Piece& piece = store.pieces[p];
        content.text({piece.begin, piece.end, piece.style, left + piece.x,
                      design::band_bottom + design::band_baseline});
    }
    content.end_marked();
}

}  // namespace buzon::templates::pdf
