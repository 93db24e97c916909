#include "templates/pdf/font_objects.hpp"

#include <fmt/format.h>

namespace buzon::templates::pdf {
namespace {

void write_simple(const FontProgram& program, ObjectNumber font, ObjectNumber descriptor,
                  ObjectWriter& writer)
{
    writer.packed(font, fmt::format("<</Type/Font/Subtype/TrueType/BaseFont/{}/FirstChar 32"
                                    "/LastChar 255/Widths[{}]/Encoding/WinAnsiEncoding"
                                    "/FontDescriptor {}>>",
                                    program.name, program.widths, reference(descriptor)));
}

void write_composite(const FontProgram& program, ObjectNumber font, ObjectNumber descriptor,
                     ObjectWriter& writer)
{
    const ObjectNumber cid = writer.reserve(2), cmap = cid + 1;
    writer.packed(font, fmt::format("<</Type/Font/Subtype/Type0/BaseFont/{}/Encoding/Identity-H"
                                    "/DescendantFonts[{}]/ToUnicode {}>>",
                                    program.name, reference(cid), reference(cmap)));
    writer.packed(cid, fmt::format("<</Type/Font/Subtype/CIDFontType2/BaseFont/{}/CIDSystemInfo<<"
                                   "/Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                                   "/FontDescriptor {}/CIDToGIDMap/Identity/DW 0/W[{}]>>",
                                   program.name, reference(descriptor), program.widths));
    writer.stream(cmap, "/Filter/FlateDecode", program.to_unicode);
}

}  // namespace

ObjectNumber write_font(const FontProgram& program, ObjectWriter& writer)
{
    const ObjectNumber font = writer.reserve(3), descriptor = font + 1, file = font + 2;
    if (program.codes.empty()) {
        write_composite(program, font, descriptor, writer);
    } else {
        write_simple(program, font, descriptor, writer);
    }
    writer.packed(descriptor,
                  fmt::format("<<{}/FontFile2 {}>>", program.descriptor, reference(file)));
    writer.stream(file, fmt::format("/Filter/FlateDecode/Length1 {}", program.file_length),
                  program.file);
    return font;
}

}  // namespace buzon::templates::pdf
