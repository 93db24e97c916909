#include "db/pack/huffman.hpp"

#include <algorithm>
#include <vector>

namespace buzon::db::pack {
namespace {

// Of at most 16 bits.
std::uint32_t reversed(std::uint32_t word, unsigned length)
{
    word = (word & 0x5555U) << 1U | (word >> 1U & 0x5555U);
    word = (word & 0x3333U) << 2U | (word >> 2U & 0x3333U);
    word = (word & 0x0F0FU) << 4U | (word >> 4U & 0x0F0FU);
    word = (word & 0x00FFU) << 8U | (word >> 8U & 0x00FFU);
    return word >> (16U - length);
}

struct Leaf {
    std::uint32_t frequency;
    std::uint16_t symbol;
};

// Parents of the inner nodes, which are in the order of their making: the last one is the root.
std::vector<std::uint16_t> join(std::span<const Leaf> leaves)
{
    std::vector<std::uint32_t> weights(leaves.size() - 1);
    std::vector<std::uint16_t> parents(leaves.size() - 1);
    std::size_t leaf = 0;
    std::size_t inner = 0;
    for (std::size_t made = 0; made < weights.size(); ++made) {
        for (int child = 0; child < 2; ++child) {
            const bool take_leaf =
                leaf < leaves.size() && (inner == made || leaves[leaf].frequency <= weights[inner]);
            if (take_leaf) {
                weights[made] += leaves[leaf++].frequency;
            } else {
                weights[made] += weights[inner];
                parents[inner++] = static_cast<std::uint16_t>(made);
            }
        }
    }
    return parents;
}

// How many codewords have each length. A node too deep takes its place higher up, where a codeword
// is parted in two instead.
std::array<std::uint32_t, kMaxCodeLength + 2> count_lengths(
    const std::vector<std::uint16_t>& parents, std::size_t longest)
{
    std::array<std::uint32_t, kMaxCodeLength + 2> counts{};
    counts[1] = 2;
    std::vector<std::size_t> depths(parents.size());
    for (std::size_t node = parents.size() - 1; node-- > 0;) {
        depths[node] = depths[parents[node]] + 1;
        std::size_t depth = depths[node];
        if (depth >= longest) {
            depth = longest - 1;
            while (counts[depth] == 0) --depth;
        }
        --counts[depth];
        counts[depth + 1] += 2;
    }
    return counts;
}

}  // namespace

Code::Code(std::span<const std::uint8_t> lengths)
{
    std::array<std::uint32_t, kMaxCodeLength + 1> counts{};
    for (const std::uint8_t length : lengths) ++counts[length];
    counts[0] = 0;
    std::array<std::uint32_t, kMaxCodeLength + 1> next{};
    for (std::size_t length = 1; length <= kMaxCodeLength; ++length) {
        next[length] = (next[length - 1] + counts[length - 1]) << 1U;
    }
    for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
        const unsigned length = lengths[symbol];
        lengths_[symbol] = lengths[symbol];
        if (length == 0) continue;
        words_[symbol] = static_cast<std::uint16_t>(reversed(next[length]++, length));
    }
}

bool Decoder::set(std::span<const std::uint8_t> lengths)
{
    counts_.fill(0);
    for (const std::uint8_t length : lengths) ++counts_[length];
    counts_[0] = 0;
    std::uint32_t used = 0;
    std::array<std::uint16_t, kMaxCodeLength + 2> offsets{};
    for (std::size_t length = 1; length <= kMaxCodeLength; ++length) {
        used += std::uint32_t{counts_[length]} << (kMaxCodeLength - length);
        offsets[length + 1] = static_cast<std::uint16_t>(offsets[length] + counts_[length]);
    }
    if (used != 1U << kMaxCodeLength) return false;
    table_.fill(kNone);
    const Code code(lengths);
    for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
        const unsigned length = lengths[symbol];
        if (length == 0) continue;
        symbols_[offsets[length]++] = static_cast<std::uint16_t>(symbol);
        if (length > kTableBits) continue;
        const auto entry = static_cast<std::uint16_t>(symbol << 4U | length);
        for (std::size_t i = code.word(symbol); i < table_.size(); i += std::size_t{1} << length) {
            table_[i] = entry;
        }
    }
    return true;
}

std::size_t Decoder::next_long(BitReader& bits) const
{
    const std::uint32_t ahead = bits.peek(kMaxCodeLength);
    std::uint32_t word = 0;
    std::uint32_t first = 0;
    std::size_t index = 0;
    for (unsigned length = 1; length <= kMaxCodeLength; ++length) {
        word |= ahead >> (length - 1) & 1U;
        const std::uint32_t count = counts_[length];
        if (word < first + count) {
            bits.skip(length);
            return symbols_[index + word - first];
        }
        index += count;
        first = (first + count) << 1U;
        word <<= 1U;
    }
    return kLiteralCodes;  // cannot be: the code is complete
}

void huffman_lengths(std::span<const std::uint32_t> frequencies, std::size_t longest,
                     std::span<std::uint8_t> lengths)
{
    std::ranges::fill(lengths, std::uint8_t{0});
    std::vector<Leaf> leaves;
    leaves.reserve(frequencies.size());
    for (std::size_t symbol = 0; symbol < frequencies.size(); ++symbol) {
        if (frequencies[symbol] > 0) {
            leaves.push_back({frequencies[symbol], static_cast<std::uint16_t>(symbol)});
        }
    }
    if (leaves.size() < 2) {
        const std::size_t only = leaves.empty() ? 0 : leaves[0].symbol;
        lengths[0] = 1;
        lengths[only == 0 ? 1 : only] = 1;
        return;
    }
    std::ranges::stable_sort(leaves, {}, &Leaf::frequency);
    const auto counts = count_lengths(join(leaves), longest);
    std::size_t leaf = 0;
    for (std::size_t length = longest; length >= 1; --length) {
        for (std::uint32_t i = 0; i < counts[length]; ++i) {
            lengths[leaves[leaf++].symbol] = static_cast<std::uint8_t>(length);
        }
    }
}

}  // namespace buzon::db::pack
