#pragma once

#include "templates/pdf/hb.hpp"
#include "templates/pdf/repertoire.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::templates::pdf {

// One face as it goes into a document; the bytes are final but for object numbers.
struct FontProgram {
    std::string name;  // "AAAAAA+NotoSans"
    std::string file;  // TrueType, zlib
    std::size_t file_length = 0;
    std::string descriptor;  // entries of the FontDescriptor but for /FontFile2
    // Windows-1252 code of each glyph of the cut face, 0 = none: the font is simple, a letter is
    // one byte. Empty: a composite font, a letter is the two bytes of its glyph.
    std::vector<std::uint8_t> codes;
    std::string widths;      // contents of /Widths from code 32 on, or of /W
    std::string to_unicode;  // of a composite font: CMap, zlib
};

// Cuts `path` to `letters` keeping kerning and marks, for shaping; glyphs are renumbered.
// templates::Error{Font} when there is no such file or it is no TrueType font.
[[nodiscard]] hb::Face load_cut_face(const std::string& path, const hb_set_t* letters);

// What a document embeds of a cut face; its glyph numbers are those of the cut face.
[[nodiscard]] FontProgram embeddable(hb_face_t* cut, std::string_view tag, Repertoire repertoire);

}  // namespace buzon::templates::pdf
