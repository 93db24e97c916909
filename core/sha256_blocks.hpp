#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace buzon {

using Sha256State = std::array<std::uint32_t, 8>;

inline constexpr std::size_t sha256_block_size = 64;

// The compression function of FIPS 180-4 §6.2.2 over whole blocks: with the processor's own
// instructions where it has them, which is some eight times faster, else in plain C++.
void sha256_blocks(Sha256State& state, std::string_view blocks);

// In plain C++ on every processor: what the other way is tested against.
void sha256_blocks_portable(Sha256State& state, std::string_view blocks);

// The constants of §4.2.2.
extern const std::array<std::uint32_t, 64> sha256_constants;

}  // namespace buzon
