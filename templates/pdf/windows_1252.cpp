#include "templates/pdf/windows_1252.hpp"

namespace buzon::templates::pdf {

char32_t windows_1252(std::uint8_t code)
{
    constexpr char32_t none = 0;
    constexpr char32_t from_80_to_9f[] = {
        0x20AC, none,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, none,   0x017D, none,   none,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, none,   0x017E, 0x0178};
    if (code < 0x20 || code == 0x7F || code == 0xAD) return none;
    if (code >= 0x80 && code < 0xA0) return from_80_to_9f[code - 0x80];
    return code;
}

}  // namespace buzon::templates::pdf
