#pragma once

#include <compare>
#include <cstdint>
#include <ostream>

namespace buzon {

// A database key that cannot be mistaken for another: StrongId<struct ActTag>.
template <class Tag>
struct StrongId {
    std::int64_t value = 0;
    friend auto operator<=>(const StrongId&, const StrongId&) = default;
    friend void PrintTo(const StrongId& id, std::ostream* out) { *out << id.value; }
};

using ActId = StrongId<struct ActTag>;
using OutboxId = StrongId<struct OutboxTag>;
using BankOrderId = StrongId<struct BankOrderTag>;
using WorkItemId = StrongId<struct WorkItemTag>;

}  // namespace buzon
