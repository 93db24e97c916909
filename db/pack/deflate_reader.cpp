#include "db/pack/deflate_reader.hpp"

#include "db/pack/bits.hpp"
#include "db/pack/deflate_header.hpp"
#include "db/pack/huffman.hpp"

#include <algorithm>

namespace buzon::db::pack {
namespace {

constexpr std::size_t kUsualText = std::size_t{1} << 14U;

struct Decoders {
    Decoder literals;
    Decoder distances;
};

bool set(Decoders& decoders, const std::optional<BlockLengths>& lengths)
{
    return lengths && decoders.literals.set(lengths->literals) &&
           decoders.distances.set(lengths->distances);
}

void append_copy(std::string& text, Token match)
{
    const std::size_t from = text.size() - match.distance;
    if (match.distance >= match.length) {
        text.append(text, from, match.length);
        return;
    }
    for (std::size_t i = 0; i < match.length; ++i) text += text[from + i];
}

// The tokens of one block; false when they are no deflate.
bool read_tokens(BitReader& bits, const Decoders& decoders, std::size_t limit, Deflated& out)
{
    Block& block = out.blocks.back();
    for (;;) {
        if (bits.overrun()) return false;
        const std::size_t symbol = decoders.literals.next(bits);
        if (symbol == kEndOfBlock) {
            ++block.frequencies.literals[kEndOfBlock];
            return true;
        }
        Token token;
        if (symbol < kEndOfBlock) {
            out.text += static_cast<char>(symbol);
        } else {
            if (symbol - 257 >= kLengthSlots.size()) return false;
            const Slot length = kLengthSlots[symbol - 257];
            token.length = static_cast<std::uint16_t>(length.base + bits.take(length.extra_bits));
            const std::size_t distance_symbol = decoders.distances.next(bits);
            if (distance_symbol >= kDistanceSlots.size()) return false;
            const Slot distance = kDistanceSlots[distance_symbol];
            const std::size_t back = distance.base + bits.take(distance.extra_bits);
            if (back > out.text.size()) return false;
            // 258 has a code of its own, and another that nobody should use.
            if (token.length == kMaxMatch && symbol != 285) return false;
            token.distance = static_cast<std::uint16_t>(back);
            append_copy(out.text, token);
            ++block.frequencies.distances[distance_symbol];
        }
        if (out.text.size() > limit) return false;
        ++block.frequencies.literals[symbol];
        ++block.tokens;
        out.tokens.push_back(token);
    }
}

}  // namespace

std::uint32_t adler32(std::string_view text)
{
    constexpr std::uint32_t kModulus = 65521;
    constexpr std::size_t kNoOverflow = 5552;
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, kNoOverflow);
        for (const char c : part) {
            a += static_cast<unsigned char>(c);
            b += a;
        }
        a %= kModulus;
        b %= kModulus;
        text.remove_prefix(part.size());
    }
    return b << 16U | a;
}

std::optional<Deflated> read_deflate(std::string_view bytes, std::size_t limit)
{
    if (bytes.size() < 8) return std::nullopt;
    const unsigned first = static_cast<unsigned char>(bytes[0]);
    const unsigned second = static_cast<unsigned char>(bytes[1]);
    if (first != 0x78 || (first << 8U | second) % 31 != 0 || (second & 0x20U) != 0) {
        return std::nullopt;
    }
    Deflated out;
    out.text.reserve(std::min(limit, kUsualText));
    out.tokens.reserve(kUsualText / 4);
    BitReader bits(bytes.substr(2));
    for (bool last = false; !last;) {
        last = bits.take(1) != 0;
        const std::uint32_t type = bits.take(2);
        if (type != 1 && type != 2) return std::nullopt;
        Block& block = out.blocks.emplace_back();
        block.kind = type == 1 ? BlockKind::Fixed : BlockKind::Dynamic;
        block.header_begin = bits.position() + 16;
        Decoders decoders;
        const bool fixed = block.kind == BlockKind::Fixed;
        if (!set(decoders, fixed ? fixed_lengths() : read_header(bits))) return std::nullopt;
        block.header_end = bits.position() + 16;
        if (!read_tokens(bits, decoders, limit, out)) return std::nullopt;
    }
    const auto rest = static_cast<unsigned>((8 - bits.position() % 8) % 8);
    if (bits.take(rest) != 0) return std::nullopt;
    for (int i = 0; i < 4; ++i) out.check = out.check << 8U | bits.take(8);
    if (bits.overrun() || out.check != adler32(out.text)) return std::nullopt;
    out.size = 2 + bits.position() / 8;
    return out;
}

}  // namespace buzon::db::pack
