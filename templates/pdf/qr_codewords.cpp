#include "templates/pdf/qr_codewords.hpp"

#include <array>
#include <cstddef>

namespace buzon::templates::pdf {
namespace {

// ISO/IEC 18004, table 9, level M.
struct Version {
    std::size_t total, blocks, correction;  // codewords; blocks; correction codewords of each block
    [[nodiscard]] constexpr std::size_t data() const { return total - blocks * correction; }
};
constexpr std::array<Version, qr_largest_version> versions = {{{26, 1, 10},
                                                               {44, 1, 16},
                                                               {70, 1, 26},
                                                               {100, 2, 18},
                                                               {134, 2, 24},
                                                               {172, 4, 16},
                                                               {196, 4, 18},
                                                               {242, 4, 22},
                                                               {292, 5, 22},
                                                               {346, 5, 26},
                                                               {404, 5, 30}}};

// The length takes 8 bits up to version 9, then 16.
constexpr std::size_t length_bits(int version)
{
    return version < 10 ? 8 : 16;
}

// GF(256) over x^8 + x^4 + x^3 + x^2 + 1.
struct Field {
    std::array<std::uint8_t, 512> power{};
    std::array<std::uint8_t, 256> logarithm{};

    constexpr Field()
    {
        unsigned value = 1;
        for (unsigned i = 0; i < 255; ++i) {
            power[i] = power[i + 255] = static_cast<std::uint8_t>(value);
            logarithm[value] = static_cast<std::uint8_t>(i);
            value <<= 1U;
            if (value > 255) value ^= 0x11DU;
        }
    }
    [[nodiscard]] constexpr std::uint8_t times(std::uint8_t a, std::uint8_t b) const
    {
        if (a == 0 || b == 0) return 0;
        return power[std::size_t{logarithm[a]} + logarithm[b]];
    }
};
constexpr Field field;

using Bytes = std::vector<std::uint8_t>;

// (x - 1)(x - 2)(x - 4)… without its first coefficient, highest power first.
Bytes generator(std::size_t degree)
{
    Bytes out(degree, 0);
    out.back() = 1;
    for (std::size_t root = 0; root < degree; ++root) {
        for (std::size_t i = 0; i < degree; ++i) {
            out[i] = field.times(out[i], field.power[root]);
            if (i + 1 < degree) out[i] ^= out[i + 1];
        }
    }
    return out;
}

Bytes remainder(const Bytes& data, const Bytes& divisor)
{
    Bytes out(divisor.size(), 0);
    for (const std::uint8_t byte : data) {
        const auto factor = static_cast<std::uint8_t>(byte ^ out.front());
        for (std::size_t i = 0; i < out.size(); ++i) {
            const std::uint8_t next = i + 1 < out.size() ? out[i + 1] : std::uint8_t{0};
            out[i] = next ^ field.times(divisor[i], factor);
        }
    }
    return out;
}

// Mode, length, text, end; filled up with the two agreed bytes.
Bytes data_codewords(std::string_view text, int version, std::size_t capacity)
{
    Bytes out;
    out.reserve(capacity);
    unsigned pending = 4;  // byte mode, 0100, waiting for the other half of its byte
    const auto add = [&](unsigned byte) {
        out.push_back(static_cast<std::uint8_t>(pending << 4U | byte >> 4U));
        pending = byte & 15U;
    };
    if (length_bits(version) == 16) add(static_cast<unsigned>(text.size()) >> 8U);
    add(static_cast<unsigned>(text.size()) & 0xFFU);
    for (const char c : text) add(static_cast<unsigned char>(c));
    out.push_back(static_cast<std::uint8_t>(pending << 4U));
    for (std::uint8_t pad = 0xEC; out.size() < capacity; pad ^= 0xEC ^ 0x11) out.push_back(pad);
    return out;
}

Bytes interleaved(const Bytes& data, const Version& version)
{
    const Bytes divisor = generator(version.correction);
    std::vector<Bytes> blocks, corrections;
    auto from = data.begin();
    for (std::size_t b = 0; b < version.blocks; ++b) {
        const std::size_t longer = version.blocks - version.data() % version.blocks;
        const std::size_t size = version.data() / version.blocks + (b >= longer ? 1 : 0);
        blocks.emplace_back(from, from + static_cast<std::ptrdiff_t>(size));
        from += static_cast<std::ptrdiff_t>(size);
        corrections.push_back(remainder(blocks.back(), divisor));
    }
    Bytes out;
    out.reserve(version.total);
    const auto take_turns = [&](const std::vector<Bytes>& from_blocks) {
        for (std::size_t i = 0; i < from_blocks.back().size(); ++i) {
            for (const Bytes& block : from_blocks) {
                if (i < block.size()) out.push_back(block[i]);
            }
        }
    };
    take_turns(blocks);
    take_turns(corrections);
    return out;
}

}  // namespace

QrCodewords qr_codewords(std::string_view text)
{
    for (int number = 1; number <= qr_largest_version; ++number) {
        const Version& version = versions[static_cast<std::size_t>(number - 1)];
        if (4 + length_bits(number) + 8 * text.size() > 8 * version.data()) continue;
        return {number, interleaved(data_codewords(text, number, version.data()), version)};
    }
    return {};
}

}  // namespace buzon::templates::pdf
