#pragma once

#include "templates/pdf/font_program.hpp"
#include "templates/pdf/object_writer.hpp"

namespace buzon::templates::pdf {

// The font's dictionaries and its embedded file (ISO 32000-1, 9.6 and 9.7); answers the number that
// pages refer to.
[[nodiscard]] ObjectNumber write_font(const FontProgram& program, ObjectWriter& writer);

}  // namespace buzon::templates::pdf
