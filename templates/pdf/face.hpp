#pragma once

#include "templates/pdf/design.hpp"
#include "templates/pdf/font_program.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace buzon::templates::pdf {

// One glyph of a shaped text, in thousandths of the em. The pen advances by the face's own width
// of the glyph plus `adjust`; the offsets move only this glyph (combining marks).
struct Glyph {
    std::uint16_t id = 0;
    std::int16_t adjust = 0;
    std::int16_t dx = 0, dy = 0;
};

// A face ready to shape and to embed. Immutable to its users and safe between threads: kerning
// pairs are asked from HarfBuzz when first needed and kept in a table of atomics, so that ordinary
// words cost two look-ups a letter and every thread gets the same answer whatever came before.
class Face {
  public:
    Face(const std::string& path, std::string_view tag);

    [[nodiscard]] std::uint16_t glyph(char32_t character) const;  // 0 = the face has none
    [[nodiscard]] int advance(std::uint16_t glyph) const { return advances_[glyph]; }
    // The least of the repertoires that has the glyph.
    [[nodiscard]] Repertoire repertoire_of(std::uint16_t glyph) const
    {
        return repertoires_[glyph];
    }

    // Slot of a character whose shaping is glyph plus pair kerning; -1 when HarfBuzz must see the
    // whole word (combining marks, letters beyond Latin Extended-A).
    [[nodiscard]] static int simple_slot(char32_t character)
    {
        if (character >= 0x20 && character < 0x180) return static_cast<int>(character) - 0x20;
        if (character >= 0x2010 && character < 0x2028) {
            return static_cast<int>(character) - 0x2010 + 0x160;
        }
        return -1;
    }
    [[nodiscard]] std::uint16_t slot_glyph(int slot) const { return slot_glyphs_[index(slot)]; }
    [[nodiscard]] int kerning(int left_slot, int right_slot) const;

    // Appends the glyphs of any text of one word, shaped as a whole.
    void shape(std::string_view utf8, std::vector<Glyph>& out) const;

    [[nodiscard]] const FontProgram& program(Repertoire repertoire) const
    {
        return programs_[static_cast<std::size_t>(repertoire)];
    }

  private:
    static constexpr std::size_t slots = 0x160 + 0x18;
    static std::size_t index(int slot) { return static_cast<std::size_t>(slot); }
    [[nodiscard]] int ask_kerning(int left_slot, int right_slot) const;

    hb::Face face_;
    hb::Font font_;
    std::array<std::uint16_t, slots> slot_glyphs_{};
    std::vector<std::int16_t> advances_;
    std::vector<Repertoire> repertoires_;
    std::unique_ptr<std::array<std::atomic<std::int16_t>, slots * slots>> kerning_;
    std::array<FontProgram, repertoire_count> programs_;
};

// What Fonts owns.
class FontSet {
  public:
    std::array<std::unique_ptr<const Face>, design::face_count> faces;
    std::string colour_profile;  // zlib
    std::string seal;

    [[nodiscard]] const Face& face(design::Face which) const
    {
        return *faces[static_cast<std::size_t>(which)];
    }
};

}  // namespace buzon::templates::pdf
