#include "templates/pdf/qr_symbol.hpp"

#include "templates/pdf/qr_penalty.hpp"

#include <limits>
#include <span>

namespace buzon::templates::pdf {
namespace {

using Positions = std::array<std::uint8_t, 3>;

// Annex E: rows and columns of the centres of alignment patterns; 0 ends the list.
constexpr std::array<Positions, qr_largest_version> alignments = {{{0, 0, 0},
                                                                   {6, 18, 0},
                                                                   {6, 22, 0},
                                                                   {6, 26, 0},
                                                                   {6, 30, 0},
                                                                   {6, 34, 0},
                                                                   {6, 22, 38},
                                                                   {6, 24, 42},
                                                                   {6, 26, 46},
                                                                   {6, 28, 50},
                                                                   {6, 30, 54}}};

constexpr unsigned mask_count = 8;
constexpr std::size_t mask_period = 12;

constexpr bool masks(unsigned mask, std::size_t x, std::size_t y)
{
    switch (mask) {
        case 0: return (x + y) % 2 == 0;
        case 1: return y % 2 == 0;
        case 2: return x % 3 == 0;
        case 3: return (x + y) % 3 == 0;
        case 4: return (x / 3 + y / 2) % 2 == 0;
        case 5: return x * y % 2 + x * y % 3 == 0;
        case 6: return (x * y % 2 + x * y % 3) % 2 == 0;
        default: return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}

using MaskRows = std::array<std::array<std::uint64_t, mask_period>, mask_count>;

constexpr MaskRows mask_rows = [] {
    MaskRows out{};
    for (unsigned mask = 0; mask < mask_count; ++mask) {
        for (std::size_t y = 0; y < mask_period; ++y) {
            for (std::size_t x = 0; x < 64; ++x) {
                if (masks(mask, x, y)) out[mask][y] |= std::uint64_t{1} << x;
            }
        }
    }
    return out;
}();

// `bits` with the check bits of a BCH code behind them.
constexpr unsigned with_check(unsigned bits, unsigned check_bits, unsigned polynomial)
{
    unsigned rest = bits << check_bits;
    for (unsigned shift = 31 - check_bits; shift-- > 0;) {
        if ((rest >> (shift + check_bits) & 1U) != 0) rest ^= polynomial << shift;
    }
    return bits << check_bits | rest;
}

class Symbol {
  public:
    explicit Symbol(int version) : version_(version)
    {
        dark_.width = fixed_.width = static_cast<std::size_t>(17 + 4 * version);
        for (std::size_t i = 0; i < width(); ++i) {
            fix(i, 6, i % 2 == 0);
            fix(6, i, i % 2 == 0);
        }
        finder(3, 3);
        finder(width() - 4, 3);
        finder(3, width() - 4);
        alignment_patterns();
        if (version_ >= 7) version_bits();
        format_bits(dark_, 0);  // their place, whatever they will say
    }

    void place(std::span<const std::uint8_t> codewords)
    {
        std::size_t bit = 0;
        for (std::size_t right = width() - 1; right > 0 && right < width(); right -= 2) {
            if (right == 6) right = 5;
            const bool upwards = ((right + 1) & 2U) == 0;
            for (std::size_t step = 0; step < width(); ++step) {
                const std::size_t y = upwards ? width() - 1 - step : step;
                for (const std::size_t x : {right, right - 1}) {
                    if (fixed_.at(x, y) || bit >= 8 * codewords.size()) continue;
                    dark_.set(x, y, (unsigned{codewords[bit / 8]} >> (7 - bit % 8) & 1U) != 0);
                    ++bit;
                }
            }
        }
    }

    [[nodiscard]] QrGrid masked(unsigned mask)
    {
        QrGrid out = dark_;
        const std::uint64_t across = (std::uint64_t{1} << width()) - 1;
        for (std::size_t y = 0; y < width(); ++y) {
            out.rows[y] ^= mask_rows[mask][y % mask_period] & ~fixed_.rows[y] & across;
        }
        format_bits(out, mask);
        return out;
    }

  private:
    [[nodiscard]] std::size_t width() const { return dark_.width; }

    void fix(std::size_t x, std::size_t y, bool dark)
    {
        dark_.set(x, y, dark);
        fixed_.set(x, y, true);
    }

    // With the light border that separates it.
    void finder(std::size_t centre_x, std::size_t centre_y)
    {
        for (std::size_t y = centre_y > 3 ? centre_y - 4 : 0; y <= centre_y + 4; ++y) {
            for (std::size_t x = centre_x > 3 ? centre_x - 4 : 0; x <= centre_x + 4; ++x) {
                if (x >= width() || y >= width()) continue;
                const std::size_t distance = ring(x, centre_x, y, centre_y);
                fix(x, y, distance != 2 && distance != 4);
            }
        }
    }

    void alignment_patterns()
    {
        const Positions& at = alignments[static_cast<std::size_t>(version_ - 1)];
        for (const std::size_t x : at) {
            for (const std::size_t y : at) {
                if (x == 0 || y == 0) continue;
                const bool at_finder =
                    (x == 6 && (y == 6 || y == width() - 7)) || (x == width() - 7 && y == 6);
                if (!at_finder) alignment(x, y);
            }
        }
    }

    void alignment(std::size_t centre_x, std::size_t centre_y)
    {
        for (std::size_t y = centre_y - 2; y <= centre_y + 2; ++y) {
            for (std::size_t x = centre_x - 2; x <= centre_x + 2; ++x) {
                fix(x, y, ring(x, centre_x, y, centre_y) != 1);
            }
        }
    }

    static std::size_t ring(std::size_t x, std::size_t centre_x, std::size_t y,
                            std::size_t centre_y)
    {
        const std::size_t across = x > centre_x ? x - centre_x : centre_x - x;
        const std::size_t down = y > centre_y ? y - centre_y : centre_y - y;
        return across > down ? across : down;
    }

    void version_bits()
    {
        const unsigned bits = with_check(static_cast<unsigned>(version_), 12, 0x1F25);
        for (std::size_t i = 0; i < 18; ++i) {
            const bool dark = (bits >> i & 1U) != 0;
            fix(width() - 11 + i % 3, i / 3, dark);
            fix(i / 3, width() - 11 + i % 3, dark);
        }
    }

    // Level M is 00; twice, around the first finder and beside the two others.
    void format_bits(QrGrid& grid, unsigned mask)
    {
        const unsigned bits = with_check(mask, 10, 0x537) ^ 0x5412U;
        const auto put = [&](std::size_t x, std::size_t y, unsigned bit) {
            grid.set(x, y, (bits >> bit & 1U) != 0);
            fixed_.set(x, y, true);
        };
        for (unsigned i = 0; i < 6; ++i) put(8, i, i);
        put(8, 7, 6);
        put(8, 8, 7);
        put(7, 8, 8);
        for (unsigned i = 9; i < 15; ++i) put(14 - i, 8, i);
        for (unsigned i = 0; i < 8; ++i) put(width() - 1 - i, 8, i);
        for (unsigned i = 8; i < 15; ++i) put(8, width() - 15 + i, i);
        grid.set(8, width() - 8, true);
        fixed_.set(8, width() - 8, true);
    }

    int version_;
    QrGrid dark_, fixed_;
};

}  // namespace

QrGrid qr_symbol(const QrCodewords& codewords)
{
    Symbol symbol(codewords.version);
    symbol.place(codewords.bytes);
    QrGrid best;
    int least = std::numeric_limits<int>::max();
    for (unsigned mask = 0; mask < mask_count; ++mask) {
        const QrGrid candidate = symbol.masked(mask);
        const int penalty = qr_penalty(candidate);
        if (penalty >= least) continue;
        least = penalty;
        best = candidate;
    }
    return best;
}

QrGrid qr_symbol(const QrCodewords& codewords, unsigned mask)
{
    Symbol symbol(codewords.version);
    symbol.place(codewords.bytes);
    return symbol.masked(mask);
}

}  // namespace buzon::templates::pdf
