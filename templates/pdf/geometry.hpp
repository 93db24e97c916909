#pragma once

#include <cstdint>

namespace buzon::templates::pdf {

// Lengths are whole thousandths of a point, so that every machine lays out the same page.
using Mpt = std::int32_t;

[[nodiscard]] constexpr Mpt pt(double points)
{
    return static_cast<Mpt>(points * 1000 + (points < 0 ? -0.5 : 0.5));
}

struct Color {
    std::uint8_t r = 0, g = 0, b = 0;
    friend bool operator==(const Color&, const Color&) = default;
};

[[nodiscard]] constexpr Color rgb(std::uint32_t hex)
{
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8 & 0xFF),
            static_cast<std::uint8_t>(hex & 0xFF)};
}

}  // namespace buzon::templates::pdf
