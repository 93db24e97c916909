#pragma once

#include "db/pack/bits.hpp"
#include "db/pack/deflate_format.hpp"

#include <span>

namespace buzon::db::pack {

inline constexpr std::size_t kMaxCodeLength = 15;

// Codewords of a canonical Huffman code (RFC 1951, 3.2.2), reversed as they are written.
class Code {
  public:
    explicit Code(std::span<const std::uint8_t> lengths);
    [[nodiscard]] std::uint32_t word(std::size_t symbol) const { return words_[symbol]; }
    [[nodiscard]] unsigned length(std::size_t symbol) const { return lengths_[symbol]; }

  private:
    std::array<std::uint16_t, kLiteralCodes> words_{};
    std::array<std::uint8_t, kLiteralCodes> lengths_{};
};

// Reads one canonical code: short codewords by a table, the few long ones bit by bit.
class Decoder {
  public:
    // False: the lengths are not those of a complete code.
    [[nodiscard]] bool set(std::span<const std::uint8_t> lengths);

    [[nodiscard]] std::size_t next(BitReader& bits) const
    {
        const std::uint16_t entry = table_[bits.peek(kTableBits)];
        if (entry == kNone) return next_long(bits);
        bits.skip(entry & 15U);
        return entry >> 4U;
    }

  private:
    static constexpr unsigned kTableBits = 10;
    static constexpr std::uint16_t kNone = 0xFFFF;

    [[nodiscard]] std::size_t next_long(BitReader& bits) const;

    std::array<std::uint16_t, 1U << kTableBits> table_{};
    std::array<std::uint16_t, kLiteralCodes> symbols_{};
    std::array<std::uint16_t, kMaxCodeLength + 1> counts_{};
};

// The lengths of a Huffman code for these frequencies, none above `longest`: of equal weights the
// leaf is joined before the inner node, of equal frequencies the lower symbol has the longer code.
// When fewer than two occur, a neighbour (0, or 1 beside 0) stands in: no code has one word only.
void huffman_lengths(std::span<const std::uint32_t> frequencies, std::size_t longest,
                     std::span<std::uint8_t> lengths);

}  // namespace buzon::db::pack
