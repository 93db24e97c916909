#pragma once

#include "db/pack/bits.hpp"
#include "db/pack/deflate_format.hpp"

#include <optional>

namespace buzon::db::pack {

// The lengths of a block's two codes, and how a dynamic block describes them (RFC 1951, 3.2.7).
struct BlockLengths {
    std::array<std::uint8_t, kLiteralCodes> literals{};
    std::array<std::uint8_t, kDistanceCodes> distances{};
};

// RFC 1951, 3.2.6.
[[nodiscard]] BlockLengths fixed_lengths();
// Those of Huffman codes for these frequencies.
[[nodiscard]] BlockLengths usual_lengths(const Frequencies& frequencies);

// Nothing when it is no description.
[[nodiscard]] std::optional<BlockLengths> read_header(BitReader& bits);
// As encoders usually write it: nothing given that need not be, runs as long as they may be.
void write_usual_header(BitWriter& out, const BlockLengths& lengths);

}  // namespace buzon::db::pack
