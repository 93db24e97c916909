#include "db/pack/deflate_header.hpp"

#include "db/pack/huffman.hpp"

#include <algorithm>

namespace buzon::db::pack {
namespace {

constexpr std::size_t kOuterCodes = 19;
constexpr std::size_t kMaxOuterLength = 7;
// The format allows 15; encoders that write whole words stop before.
constexpr std::size_t kUsualLongest = 14;
constexpr std::size_t kLeastLiterals = 257;
// The order in which the lengths of the outer code are written.
constexpr std::array<std::uint8_t, kOuterCodes> kOrder{16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                       11, 4,  12, 3, 13, 2, 14, 1, 15};
constexpr std::uint8_t kRepeat = 16;
constexpr std::uint8_t kZeros = 17;
constexpr std::uint8_t kManyZeros = 18;
constexpr std::array<std::uint8_t, 3> kExtraBits{2, 3, 7};

struct Item {
    std::uint8_t symbol;
    std::uint8_t extra = 0;
};

// One run of equal lengths as symbols of the outer code.
void add_run(std::vector<Item>& items, std::uint8_t length, std::size_t run)
{
    if (length == 0) {
        for (; run >= 11; run -= std::min<std::size_t>(run, 138)) {
            items.push_back(
                {kManyZeros, static_cast<std::uint8_t>(std::min<std::size_t>(run, 138) - 11)});
        }
        if (run >= 3) {
            items.push_back({kZeros, static_cast<std::uint8_t>(run - 3)});
            run = 0;
        }
    } else if (run >= 4) {
        items.push_back({length});
        --run;
        for (; run >= 3; run -= std::min<std::size_t>(run, 6)) {
            items.push_back(
                {kRepeat, static_cast<std::uint8_t>(std::min<std::size_t>(run, 6) - 3)});
        }
    }
    for (; run > 0; --run) items.push_back({length});
}

template <std::size_t N>
std::size_t used(const std::array<std::uint8_t, N>& lengths, std::size_t least)
{
    std::size_t count = N;
    while (count > least && lengths[count - 1] == 0) --count;
    return count;
}

}  // namespace

BlockLengths fixed_lengths()
{
    BlockLengths lengths;
    for (std::size_t symbol = 0; symbol < kLiteralCodes; ++symbol) {
        lengths.literals[symbol] = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
    }
    lengths.distances.fill(5);
    return lengths;
}

BlockLengths usual_lengths(const Frequencies& frequencies)
{
    BlockLengths lengths;
    huffman_lengths(frequencies.literals, kUsualLongest, lengths.literals);
    huffman_lengths(frequencies.distances, kMaxCodeLength, lengths.distances);
    return lengths;
}

std::optional<BlockLengths> read_header(BitReader& bits)
{
    const std::size_t literals = bits.take(5) + kLeastLiterals;
    const std::size_t distances = bits.take(5) + 1;
    const std::size_t given = bits.take(4) + 4;
    if (literals > kLiteralCodes || distances > kDistanceCodes) return std::nullopt;
    std::array<std::uint8_t, kOuterCodes> outer{};
    for (std::size_t i = 0; i < given; ++i) {
        outer[kOrder[i]] = static_cast<std::uint8_t>(bits.take(3));
    }
    Decoder decoder;
    if (!decoder.set(outer)) return std::nullopt;
    std::array<std::uint8_t, kLiteralCodes + kDistanceCodes> all{};
    const std::size_t end = literals + distances;
    for (std::size_t at = 0; at < end;) {
        const std::size_t symbol = decoder.next(bits);
        std::uint8_t value = 0;
        std::size_t times = 1;
        if (symbol < kRepeat) {
            value = static_cast<std::uint8_t>(symbol);
        } else if (symbol == kRepeat) {
            if (at == 0) return std::nullopt;
            value = all[at - 1];
            times = 3 + bits.take(2);
        } else {
            times = symbol == kZeros ? 3 + bits.take(3) : 11 + bits.take(7);
        }
        if (at + times > end) return std::nullopt;
        for (; times > 0; --times) all[at++] = value;
    }
    BlockLengths lengths;
    std::copy_n(all.begin(), literals, lengths.literals.begin());
    std::copy_n(all.begin() + static_cast<std::ptrdiff_t>(literals), distances,
                lengths.distances.begin());
    return lengths;
}

void write_usual_header(BitWriter& out, const BlockLengths& lengths)
{
    const std::size_t literals = used(lengths.literals, kLeastLiterals);
    const std::size_t distances = used(lengths.distances, 1);
    std::vector<std::uint8_t> all(lengths.literals.begin(),
                                  lengths.literals.begin() + static_cast<std::ptrdiff_t>(literals));
    all.insert(all.end(), lengths.distances.begin(),
               lengths.distances.begin() + static_cast<std::ptrdiff_t>(distances));
    std::vector<Item> items;
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin + 1;
        while (end < all.size() && all[end] == all[begin]) ++end;
        add_run(items, all[begin], end - begin);
        begin = end;
    }
    std::array<std::uint32_t, kOuterCodes> frequencies{};
    for (const Item item : items) ++frequencies[item.symbol];
    std::array<std::uint8_t, kOuterCodes> outer{};
    huffman_lengths(frequencies, kMaxOuterLength, outer);
    std::size_t given = kOuterCodes;
    while (given > 4 && outer[kOrder[given - 1]] == 0) --given;

    out.put(static_cast<std::uint32_t>(literals - kLeastLiterals), 5);
    out.put(static_cast<std::uint32_t>(distances - 1), 5);
    out.put(static_cast<std::uint32_t>(given - 4), 4);
    for (std::size_t i = 0; i < given; ++i) out.put(outer[kOrder[i]], 3);
    const Code code(outer);
    for (const Item item : items) {
        out.put(code.word(item.symbol), code.length(item.symbol));
        if (item.symbol >= kRepeat) out.put(item.extra, kExtraBits[item.symbol - kRepeat]);
    }
}

}  // namespace buzon::db::pack
