#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace buzon::templates::pdf {

// A square of modules, a row a word, so that a whole row is masked and judged at once.
struct QrGrid {
    std::size_t width = 0;
    std::array<std::uint64_t, 64> rows{};

    [[nodiscard]] bool at(std::size_t x, std::size_t y) const { return (rows[y] >> x & 1U) != 0; }
    void set(std::size_t x, std::size_t y, bool dark)
    {
        const std::uint64_t bit = std::uint64_t{1} << x;
        rows[y] = dark ? rows[y] | bit : rows[y] & ~bit;
    }
    [[nodiscard]] QrGrid transposed() const
    {
        QrGrid out;
        out.width = width;
        for (std::size_t y = 0; y < width; ++y) {
            for (std::uint64_t rest = rows[y]; rest != 0; rest &= rest - 1) {
                out.rows[static_cast<std::size_t>(std::countr_zero(rest))] |= std::uint64_t{1} << y;
            }
        }
        return out;
    }
};

}  // namespace buzon::templates::pdf
