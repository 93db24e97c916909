#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace buzon::db::pack {

// One step of a deflate stream (RFC 1951): a literal byte, or a copy of what stands `distance`
// bytes before.
struct Token {
    std::uint16_t length = 1;
    std::uint16_t distance = 0;  // 0: a literal

    friend bool operator==(const Token&, const Token&) = default;
};

inline constexpr std::size_t kMinMatch = 3;
inline constexpr std::size_t kMaxMatch = 258;
inline constexpr std::size_t kWindow = 32768;
inline constexpr std::size_t kEndOfBlock = 256;
inline constexpr std::size_t kLiteralCodes = 288;
inline constexpr std::size_t kDistanceCodes = 32;  // the last two mean nothing

struct Slot {
    std::uint16_t base;
    std::uint8_t extra_bits;
};
// RFC 1951, 3.2.5: code 257 + n for lengths, code n for distances.
inline constexpr std::array<Slot, 29> kLengthSlots{
    {{3, 0},  {4, 0},  {5, 0},  {6, 0},   {7, 0},   {8, 0},   {9, 0},   {10, 0},  {11, 1}, {13, 1},
     {15, 1}, {17, 1}, {19, 2}, {23, 2},  {27, 2},  {31, 2},  {35, 3},  {43, 3},  {51, 3}, {59, 3},
     {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}}};
inline constexpr std::array<Slot, 30> kDistanceSlots{
    {{1, 0},     {2, 0},     {3, 0},     {4, 0},      {5, 1},      {7, 1},
     {9, 2},     {13, 2},    {17, 3},    {25, 3},     {33, 4},     {49, 4},
     {65, 5},    {97, 5},    {129, 6},   {193, 6},    {257, 7},    {385, 7},
     {513, 8},   {769, 8},   {1025, 9},  {1537, 9},   {2049, 10},  {3073, 10},
     {4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}}};

// How often each code occurs in one block, the end of the block included.
struct Frequencies {
    std::array<std::uint32_t, kLiteralCodes> literals{};
    std::array<std::uint32_t, kDistanceCodes> distances{};
};

template <std::size_t Values, std::size_t Slots>
constexpr std::array<std::uint8_t, Values> slots_of(const std::array<Slot, Slots>& slots)
{
    std::array<std::uint8_t, Values> of{};
    std::size_t slot = 0;
    for (std::size_t value = slots[0].base; value < Values; ++value) {
        while (slot + 1 < Slots && slots[slot + 1].base <= value) ++slot;
        of[value] = static_cast<std::uint8_t>(slot);
    }
    return of;
}

inline constexpr auto kSlotOfLength = slots_of<kMaxMatch + 1>(kLengthSlots);
// Distances above 256 share the upper bits of their slot's base: (d - 1) >> 7 tells them apart.
inline constexpr auto kSlotOfNear = slots_of<257>(kDistanceSlots);

constexpr std::array<std::uint8_t, 256> slots_of_far()
{
    std::array<std::uint8_t, 256> of{};
    std::size_t slot = 0;
    for (std::size_t part = 2; part < of.size(); ++part) {
        const std::size_t distance = (part << 7U) + 1;
        while (slot + 1 < kDistanceSlots.size() && kDistanceSlots[slot + 1].base <= distance) {
            ++slot;
        }
        of[part] = static_cast<std::uint8_t>(slot);
    }
    return of;
}
inline constexpr auto kSlotOfFar = slots_of_far();

// The slot of a length or a distance: the last one that starts at it or before.
[[nodiscard]] inline std::size_t length_slot(std::size_t length)
{
    return kSlotOfLength[length];
}
[[nodiscard]] inline std::size_t distance_slot(std::size_t distance)
{
    return distance <= 256 ? kSlotOfNear[distance] : kSlotOfFar[(distance - 1) >> 7U];
}

}  // namespace buzon::db::pack
