#pragma once

#include "templates/pdf/hb.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace buzon::templates::pdf {

// Which letters a document carries: Spanish alone, or every letter the faces have.
enum class Repertoire { Spanish, Full };

[[nodiscard]] hb::Set letters_of(Repertoire repertoire);

// One face as it goes into a document; the bytes are final but for object numbers.
struct FontProgram {
    std::string name;  // "AAAAAA+NotoSans"
    std::string file;  // TrueType, zlib
    std::size_t file_length = 0;
    std::string to_unicode;  // CMap, zlib
    std::string widths;      // contents of /W
    std::string descriptor;  // entries of the FontDescriptor but for /FontFile2
};

// Cuts `path` to `letters` keeping kerning and marks, for shaping; glyphs are renumbered.
// templates::Error{Font} when there is no such file or it is no TrueType font.
[[nodiscard]] hb::Face load_cut_face(const std::string& path, const hb_set_t* letters);

// What a document embeds of a cut face; glyph numbers are those of the cut face.
[[nodiscard]] FontProgram embeddable(hb_face_t* cut, std::string_view tag, const hb_set_t* letters);

}  // namespace buzon::templates::pdf
