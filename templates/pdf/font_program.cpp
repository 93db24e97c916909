#include "templates/pdf/font_program.hpp"

#include "templates/error.hpp"
#include "templates/pdf/deflate.hpp"
#include "templates/pdf/utf8.hpp"
#include "templates/pdf/windows_1252.hpp"

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <array>
#include <map>

namespace buzon::templates::pdf {
namespace {

constexpr int font_deflate_level = 12;

hb::SubsetInput subset_input(unsigned flags)
{
    hb::SubsetInput input(hb_subset_input_create_or_fail());
    if (!input) throw Error(Error::Kind::Library, "harfbuzz-subset: out of memory");
    hb_subset_input_set_flags(input.get(), flags);
    return input;
}

std::string blob_bytes(hb_blob_t* blob)
{
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob, &length);
    return {data, length};
}

std::string table(hb_face_t* face, hb_tag_t tag)
{
    const hb::Blob blob(hb_face_reference_table(face, tag));
    return blob_bytes(blob.get());
}

int int16_at(std::string_view table, std::size_t offset)
{
    if (offset + 2 > table.size()) throw Error(Error::Kind::Font, "a font table is cut short");
    const auto high = static_cast<unsigned char>(table[offset]);
    const auto low = static_cast<unsigned char>(table[offset + 1]);
    return static_cast<std::int16_t>(high << 8 | low);
}

std::string postscript_name(hb_face_t* face)
{
    std::array<char, 64> text{};
    unsigned size = text.size();
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size,
                        text.data());
    return text[0] != '\0' ? std::string(text.data()) : "Buzon";
}

std::map<hb_codepoint_t, char32_t> characters_by_glyph(hb_face_t* face, const hb_set_t* letters)
{
    const hb::Font font(hb_font_create(face));
    std::map<hb_codepoint_t, char32_t> found;
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(letters, &c);) {
        hb_codepoint_t glyph = 0;
        if (hb_font_get_nominal_glyph(font.get(), c, &glyph) != 0) found.emplace(glyph, c);
    }
    return found;
}

// ISO 32000-1, 9.10.3: at most 100 entries in a block.
std::string to_unicode_cmap(const std::map<hb_codepoint_t, char32_t>& characters)
{
    std::string out =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n"
        "<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS "
        "def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    std::size_t left = characters.size(), in_block = 0;
    for (const auto& [glyph, character] : characters) {
        if (in_block == 0) {
            in_block = std::min<std::size_t>(left, 100);
            out += fmt::format("{} beginbfchar\n", in_block);
        }
        out += fmt::format("<{:04X}> <", glyph);
        append_utf16_hex(out, character);
        out += ">\n";
        --left;
        if (--in_block == 0) out += "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string widths_array(hb_font_t* font, const std::map<hb_codepoint_t, char32_t>& characters)
{
    std::string out = fmt::format("0[{}", hb_font_get_glyph_h_advance(font, 0));
    hb_codepoint_t expected = 1;
    for (const auto& [glyph, character] : characters) {
        if (glyph == 0) continue;
        out += glyph == expected ? " " : fmt::format("]{}[", glyph);
        out += fmt::to_string(hb_font_get_glyph_h_advance(font, glyph));
        expected = glyph + 1;
    }
    return out + "]";
}

std::vector<std::uint8_t> codes_by_glyph(hb_font_t* font, const hb_set_t* letters, unsigned glyphs)
{
    std::vector<std::uint8_t> codes(glyphs, 0);
    for (unsigned code = 0xFF; code >= 0x20; --code) {  // of two codes for one glyph, the first
        const char32_t c = windows_1252(static_cast<std::uint8_t>(code));
        hb_codepoint_t glyph = 0;
        if (c == 0 || hb_set_has(letters, c) == 0) continue;
        if (hb_font_get_nominal_glyph(font, c, &glyph) != 0) {
            codes.at(glyph) = static_cast<std::uint8_t>(code);
        }
    }
    return codes;
}

std::string widths_by_code(hb_font_t* font, const std::vector<std::uint8_t>& codes)
{
    std::array<hb_position_t, 0x100> widths{};
    for (std::size_t glyph = 0; glyph < codes.size(); ++glyph) {
        if (codes[glyph] == 0) continue;
        widths.at(codes[glyph]) =
            hb_font_get_glyph_h_advance(font, static_cast<hb_codepoint_t>(glyph));
    }
    std::string out;
    for (std::size_t code = 0x20; code < widths.size(); ++code) {
        out += fmt::format("{}{}", code == 0x20 ? "" : " ", widths[code]);
    }
    return out;
}

std::string descriptor_entries(hb_face_t* face, hb_font_t* font, const FontProgram& program)
{
    const std::string head = table(face, HB_TAG('h', 'e', 'a', 'd'));
    const std::string post = table(face, HB_TAG('p', 'o', 's', 't'));
    const int upem = static_cast<int>(hb_face_get_upem(face));
    const auto scaled = [&](int units) { return units * 1000 / upem; };
    hb_position_t ascent = 0, descent = 0, cap = 0;
    hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, &ascent);
    hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER,
                                             &descent);
    hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap);
    const bool bold = program.name.find("Bold") != std::string::npos;
    // Flags 32: the letters of a standard Latin encoding; 4: reached by the glyph's number.
    return fmt::format(
        "/Type/FontDescriptor/FontName/{}/Flags {}/FontBBox[{} {} {} {}]/ItalicAngle {}/Ascent {}"
        "/Descent {}/CapHeight {}/StemV {}",
        program.name, program.codes.empty() ? 4 : 32, scaled(int16_at(head, 36)),
        scaled(int16_at(head, 38)), scaled(int16_at(head, 40)), scaled(int16_at(head, 42)),
        int16_at(post, 4), ascent, descent, cap, bold ? 140 : 80);
}

}  // namespace

hb::Face load_cut_face(const std::string& path, const hb_set_t* letters)
{
    const hb::Blob file(hb_blob_create_from_file_or_fail(path.c_str()));
    if (!file) throw Error(Error::Kind::Font, "cannot read the font file " + path);
    const hb::Face whole(hb_face_create(file.get(), 0));
    if (hb_face_get_glyph_count(whole.get()) == 0 ||
        table(whole.get(), HB_TAG('g', 'l', 'y', 'f')).empty()) {
        throw Error(Error::Kind::Font, "not a TrueType font: " + path);
    }
    const hb::SubsetInput input = subset_input(HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_union(hb_subset_input_unicode_set(input.get()), letters);
    // No ligatures nor substitutions: each glyph stands for one character, as ToUnicode needs it.
    hb_set_t* features = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_clear(features);
    for (const hb_tag_t tag :
         {HB_TAG('k', 'e', 'r', 'n'), HB_TAG('m', 'a', 'r', 'k'), HB_TAG('m', 'k', 'm', 'k')}) {
        hb_set_add(features, tag);
    }
    hb::Face cut(hb_subset_or_fail(whole.get(), input.get()));
    if (!cut) throw Error(Error::Kind::Font, "cannot cut the font " + path);
    hb_face_make_immutable(cut.get());
    return cut;
}

FontProgram embeddable(hb_face_t* cut, std::string_view tag, Repertoire repertoire)
{
    const hb::Set letters = letters_of(repertoire);
    const bool simple = repertoire != Repertoire::Full;
    const hb::SubsetInput input = subset_input(
        HB_SUBSET_FLAGS_NO_HINTING | (simple ? 0U : unsigned{HB_SUBSET_FLAGS_RETAIN_GIDS}));
    hb_set_union(hb_subset_input_unicode_set(input.get()), letters.get());
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t table_tag :
         {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
          HB_TAG('n', 'a', 'm', 'e'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('O', 'S', '/', '2'),
          HB_TAG('p', 'o', 's', 't'), HB_TAG('g', 'a', 's', 'p')}) {
        hb_set_add(dropped, table_tag);
    }
    const hb::Face face(hb_subset_or_fail(cut, input.get()));
    if (!face) throw Error(Error::Kind::Font, "cannot cut a font for embedding");
    const hb::Font font(hb_font_create(cut));
    hb_font_set_scale(font.get(), 1000, 1000);
    const hb::Blob blob(hb_face_reference_blob(face.get()));
    const std::string bytes = blob_bytes(blob.get());

    FontProgram program;
    program.name = fmt::format("{}+{}", tag, postscript_name(cut));
    program.file = deflate(bytes, font_deflate_level);
    program.file_length = bytes.size();
    if (simple) {
        program.codes = codes_by_glyph(font.get(), letters.get(), hb_face_get_glyph_count(cut));
        program.widths = widths_by_code(font.get(), program.codes);
    } else {
        const auto characters = characters_by_glyph(cut, letters.get());
        program.to_unicode = deflate(to_unicode_cmap(characters), font_deflate_level);
        program.widths = widths_array(font.get(), characters);
    }
    program.descriptor = descriptor_entries(cut, font.get(), program);
    return program;
}

}  // namespace buzon::templates::pdf
