#pragma once

#include "templates/pdf/text_store.hpp"

#include <array>
#include <functional>
#include <string_view>

namespace buzon::templates::pdf {

// Turns the words of one document into glyphs and remembers which faces, and how much of each, the
// document must carry. A character that the face lacks is told to `missing`, once each time it
// occurs.
class Shaper {
  public:
    using Missing = std::function<void(char32_t)>;
    struct Use {
        bool any = false;
        Repertoire repertoire = Repertoire::Spanish;
    };

    Shaper(const FontSet& fonts, TextStore& store, Missing missing)
        : fonts_(fonts), store_(store), missing_(std::move(missing))
    {
    }

    // Appends the word's glyphs to the store; the word is not yet in the store's words.
    [[nodiscard]] Word word(std::string_view utf8, std::uint16_t style);
    // Appends the glyph of a space, which no word counts.
    void space(std::uint16_t style);
    // Width of a space of this style, in thousandths of the em.
    [[nodiscard]] std::int32_t space_units(std::uint16_t style) const;
    [[nodiscard]] std::int32_t advance(std::uint16_t style, const Glyph& glyph) const
    {
        return face_of(style).advance(glyph.id) + glyph.adjust;
    }
    [[nodiscard]] bool is_space(std::uint16_t style, std::uint16_t glyph) const
    {
        return face_of(style).slot_glyph(0) == glyph;
    }
    // After these a word too long for its line is best parted: - . / _ @ | , ; : & ? = +
    [[nodiscard]] bool is_punctuation(std::uint16_t style, std::uint16_t glyph) const;

    [[nodiscard]] const std::array<Use, design::face_count>& uses() const { return uses_; }

  private:
    bool simple_word(const Face& face, std::string_view utf8, Word& word);
    void any_word(const Face& face, std::string_view utf8, Word& word);
    [[nodiscard]] const Face& face_of(std::uint16_t style) const
    {
        return fonts_.face(store_.text_style(style).face);
    }

    const FontSet& fonts_;
    TextStore& store_;
    Missing missing_;
    std::array<Use, design::face_count> uses_{};
};

}  // namespace buzon::templates::pdf
