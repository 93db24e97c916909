#include "db/pack/deflate_format.hpp"

namespace buzon::db::pack {
namespace {

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

constexpr auto kSlotOfLength = slots_of<kMaxMatch + 1>(kLengthSlots);
// Distances above 256 share the upper bits of their slot's base: (d - 1) >> 7 tells them apart.
constexpr auto kSlotOfNear = slots_of<257>(kDistanceSlots);

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
constexpr auto kSlotOfFar = slots_of_far();

}  // namespace

std::size_t length_slot(std::size_t length)
{
    return kSlotOfLength[length];
}

std::size_t distance_slot(std::size_t distance)
{
    return distance <= 256 ? kSlotOfNear[distance] : kSlotOfFar[(distance - 1) >> 7U];
}

}  // namespace buzon::db::pack
