#pragma once

#include "templates/pdf/qr.hpp"
#include "templates/pdf/text_store.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace buzon::templates::pdf {

void append_number(std::string& out, Mpt value);  // in points, two decimals at most
void append_fill_color(std::string& out, Color color);

// The operators of one page (ISO 32000-1, 8 and 9). Coordinates are PDF's: origin below left.
// Text goes through one BT … ET that is closed and opened again around figures.
class Content {
  public:
    // Of each face, the code of each glyph in one byte, or none when letters take two.
    using Codes = std::array<std::span<const std::uint8_t>, design::face_count>;

    Content(const TextStore& store, const Codes& codes) : store_(store), codes_(codes)
    {
        out_.reserve(16000);
    }

    void begin_artifact();                            // rules and backgrounds
    void begin_pagination(std::string_view subtype);  // "Header" or "Footer"
    void begin_element(std::string_view tag, std::int32_t mcid);
    void end_marked();

    void rect(Mpt x, Mpt y, Mpt width, Mpt height);  // to be filled by fill()
    void fill();
    void fill_color(Color color);
    void drawing(std::string_view operators, Mpt x, Mpt y, Mpt scale);
    // The dark modules of a code in the colour set before, filled, in a square of `side`.
    void modules(const QrGrid& code, Mpt x, Mpt y, Mpt side);

    struct Run {
        std::uint32_t begin = 0, end = 0;
        std::uint16_t style = 0;
        Mpt x = 0, y = 0;
    };
    void text(const Run& run);

    // Nothing may be added after it.
    [[nodiscard]] std::string finish();

  private:
    void begin_text();
    void end_text();
    void begin_graphics();
    void glyphs(std::span<const Glyph> glyphs, const design::TextStyle& style);
    void letter(std::uint16_t glyph, std::span<const std::uint8_t> codes);

    const TextStore& store_;
    const Codes& codes_;
    std::string out_;
    bool marked_ = false;
    std::string pending_mark_;
    bool in_text_ = false;
    std::optional<Color> color_;
    std::optional<design::Face> face_;
    Mpt size_ = 0;
    Mpt line_x_ = 0, line_y_ = 0;  // hundredths of a point, as written
};

}  // namespace buzon::templates::pdf
