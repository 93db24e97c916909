#include "templates/pdf/qr_penalty.hpp"

#include <cstdlib>

namespace buzon::templates::pdf {
namespace {

using Row = std::uint64_t;

std::uint64_t first_bits(std::size_t count)
{
    return count >= 64 ? ~Row{0} : (Row{1} << count) - 1;
}

// Modules that are like the next one of their row.
Row like_next(Row row, std::size_t width)
{
    return ~(row ^ row >> 1U) & first_bits(width - 1);
}

// Three for each run of five, one for each module more.
int runs(Row row, std::size_t width)
{
    const Row like = like_next(row, width);
    const Row five = like & like >> 1U & like >> 2U & like >> 3U;
    return std::popcount(five) + 2 * std::popcount(five & ~(five << 1U));
}

// 1:1:3:1:1 with four light modules before or after it.
int finders(Row row, std::size_t width)
{
    const Row light = ~row & first_bits(width);
    const Row pattern = row & light >> 1U & row >> 2U & row >> 3U & row >> 4U & light >> 5U &
                        row >> 6U & first_bits(width - 6);
    const auto margin = first_bits(4);
    const Row light_before = (light << 1U | 1U) & (light << 2U | first_bits(2)) &
                             (light << 3U | first_bits(3)) & (light << 4U | margin);
    const Row around = light | ~first_bits(width);
    const Row light_after = around >> 7U & around >> 8U & around >> 9U & around >> 10U;
    // What is shifted in from beyond the word is light, too.
    const Row beyond = ~(~Row{0} >> 10U);
    return 40 * (std::popcount(pattern & light_before) +
                 std::popcount(pattern & (light_after | beyond)));
}

int one_way(const QrGrid& grid)
{
    int penalty = 0;
    for (std::size_t y = 0; y < grid.width; ++y) {
        penalty += runs(grid.rows[y], grid.width) + finders(grid.rows[y], grid.width);
    }
    return penalty;
}

int blocks(const QrGrid& grid)
{
    int penalty = 0;
    for (std::size_t y = 0; y + 1 < grid.width; ++y) {
        const Row here = grid.rows[y];
        const Row below = grid.rows[y + 1];
        penalty += 3 * std::popcount(like_next(here, grid.width) & like_next(below, grid.width) &
                                     ~(here ^ below));
    }
    return penalty;
}

// Ten for each whole five per cent away from a half.
int balance(const QrGrid& grid)
{
    int dark = 0;
    for (std::size_t y = 0; y < grid.width; ++y) dark += std::popcount(grid.rows[y]);
    const int all = static_cast<int>(grid.width * grid.width);
    return 10 * (std::abs(20 * dark - 10 * all) / all);
}

}  // namespace

int qr_penalty(const QrGrid& grid)
{
    return one_way(grid) + one_way(grid.transposed()) + blocks(grid) + balance(grid);
}

}  // namespace buzon::templates::pdf
