#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace buzon::templates::pdf {

// A square of modules, a row a word: up to version 11 of ISO/IEC 18004.
struct QrGrid {
    std::size_t width = 0;
    std::array<std::uint64_t, 64> rows{};

    [[nodiscard]] bool at(std::size_t x, std::size_t y) const { return (rows[y] >> x & 1U) != 0; }
};

}  // namespace buzon::templates::pdf
