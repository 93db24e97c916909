#include "templates/pdf/repertoire.hpp"

#include "templates/pdf/windows_1252.hpp"

#include <hb.h>

#include <string_view>

namespace buzon::templates::pdf {
namespace {

struct Range {
    hb_codepoint_t first, last;
};

constexpr std::u32string_view spanish = U"\u00A0áéíóúüñÁÉÍÓÚÜÑ¿¡ºª°§«»·–—‘’“”•…€";
// Latin Extended A and B, phonetic letters, combining marks, Vietnamese and the saltillo.
constexpr Range full[] = {{0x100, 0x36F},   {0x1E00, 0x1EFF}, {0x2010, 0x2027}, {0x202F, 0x202F},
                          {0x2030, 0x2030}, {0x2032, 0x2033}, {0x2039, 0x203A}, {0x2044, 0x2044},
                          {0x2070, 0x209C}, {0x20A0, 0x20BF}, {0x2116, 0x2116}, {0x2122, 0x2122},
                          {0xA78B, 0xA78C}};

}  // namespace

hb::Set letters_of(Repertoire repertoire)
{
    hb::Set letters(hb_set_create());
    hb_set_add_range(letters.get(), 0x20, 0x7E);
    for (const char32_t c : spanish) hb_set_add(letters.get(), c);
    if (repertoire == Repertoire::Spanish) return letters;
    for (unsigned code = 0x80; code < 0x100; ++code) {
        const char32_t c = windows_1252(static_cast<std::uint8_t>(code));
        if (c != 0) hb_set_add(letters.get(), c);
    }
    if (repertoire == Repertoire::Western) return letters;
    for (const Range& r : full) hb_set_add_range(letters.get(), r.first, r.last);
    return letters;
}

}  // namespace buzon::templates::pdf
