#include "templates/pdf/shaper.hpp"

#include "templates/pdf/utf8.hpp"

#include <algorithm>

namespace buzon::templates::pdf {

Word Shaper::word(std::string_view utf8, std::uint16_t style)
{
    Word word;
    word.begin = store_.glyph_end();
    word.style = style;
    const Face& face = face_of(style);
    if (!simple_word(face, utf8, word)) {
        store_.glyphs.resize(word.begin);
        word.units = 0;
        any_word(face, utf8, word);
    }
    word.end = store_.glyph_end();
    Use& use = uses_[static_cast<std::size_t>(store_.text_style(style).face)];
    use.any = true;
    for (std::uint32_t g = word.begin; g < word.end; ++g) {
        use.repertoire = std::max(use.repertoire, face.repertoire_of(store_.glyphs[g].id));
    }
    return word;
}

bool Shaper::simple_word(const Face& face, std::string_view utf8, Word& word)
{
    int before = -1;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_code_point(utf8, at);
        const int slot = Face::simple_slot(c);
        if (slot < 0) return false;
        const std::uint16_t id = face.slot_glyph(slot);
        if (id == 0) return false;
        if (before >= 0) {
            const int kerning = face.kerning(before, slot);
            store_.glyphs.back().adjust = static_cast<std::int16_t>(kerning);
            word.units += kerning;
        }
        store_.glyphs.push_back({id, 0, 0, 0});
        word.units += face.advance(id);
        before = slot;
    }
    return true;
}

void Shaper::any_word(const Face& face, std::string_view utf8, Word& word)
{
    face.shape(utf8, store_.glyphs);
    for (std::uint32_t g = word.begin; g < store_.glyph_end(); ++g) {
        const Glyph& glyph = store_.glyphs[g];
        word.units += face.advance(glyph.id) + glyph.adjust;
    }
    // Not by glyph 0: HarfBuzz shows invisible controls as nothing, and what is not seen must not
    // be signed.
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_code_point(utf8, at);
        if (face.glyph(c) == 0) missing_(c);
    }
}

void Shaper::space(std::uint16_t style)
{
    const Face& face = face_of(style);
    store_.glyphs.push_back({face.slot_glyph(0), 0, 0, 0});
}

std::int32_t Shaper::space_units(std::uint16_t style) const
{
    const Face& face = face_of(style);
    return face.advance(face.slot_glyph(0));
}

bool Shaper::is_punctuation(std::uint16_t style, std::uint16_t glyph) const
{
    const Face& face = face_of(style);
    for (const char32_t c : std::u32string_view(U"-./_@|,;:&?=+")) {
        if (face.slot_glyph(Face::simple_slot(c)) == glyph) return true;
    }
    return false;
}

}  // namespace buzon::templates::pdf
