#pragma once

#include "templates/pdf/face.hpp"
#include "templates/pdf/tags.hpp"

#include <cstdint>
#include <vector>

namespace buzon::templates::pdf {

struct InlineStyle {
    design::TextStyle text;
    ElemId link = no_elem;  // structure element of the link it belongs to
    enum class Break : std::uint8_t { Words, Anywhere } break_at = Break::Words;
    friend bool operator==(const InlineStyle&, const InlineStyle&) = default;
};

// Glyphs that are not parted, except when alone they are wider than the line. A space after the
// word is the glyph at `end`; words of one text follow one another without holes.
struct Word {
    enum class After : std::uint8_t { Glued, Space, Break, NewLine };
    std::uint32_t begin = 0, end = 0;
    std::int32_t units = 0;  // width in thousandths of the em, without the space
    std::uint16_t style = 0;
    After after = After::Glued;
};

struct WordRange {
    std::uint32_t begin = 0, end = 0;
    [[nodiscard]] bool empty() const { return begin == end; }
};

// Part of a line in one style; `x` from the line's left end.
struct Piece {
    std::uint32_t begin = 0, end = 0;
    Mpt x = 0;
    std::uint16_t style = 0;
};

struct Line {
    std::uint32_t piece_begin = 0, piece_end = 0;
    Mpt width = 0;  // without spaces at its end
};

// All text of one document, in a few vectors that everything else points into.
struct TextStore {
    std::vector<Glyph> glyphs;
    std::vector<Word> words;
    std::vector<Piece> pieces;
    std::vector<InlineStyle> styles;

    [[nodiscard]] std::uint16_t style_index(const InlineStyle& style)
    {
        // Neighbours repeat: looking backwards finds the style within a few steps.
        for (std::size_t i = styles.size(); i-- > 0;) {
            if (styles[i] == style) return static_cast<std::uint16_t>(i);
        }
        styles.push_back(style);
        return static_cast<std::uint16_t>(styles.size() - 1);
    }
    [[nodiscard]] const design::TextStyle& text_style(std::uint16_t style) const
    {
        return styles[style].text;
    }
    [[nodiscard]] std::uint32_t glyph_end() const
    {
        return static_cast<std::uint32_t>(glyphs.size());
    }
    [[nodiscard]] std::uint32_t word_end() const
    {
        return static_cast<std::uint32_t>(words.size());
    }
};

// Width of `units` thousandths of the em at a size.
[[nodiscard]] constexpr Mpt scaled(std::int64_t units, Mpt size)
{
    return static_cast<Mpt>((units * size + 500) / 1000);
}

}  // namespace buzon::templates::pdf
