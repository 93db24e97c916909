#pragma once

#include "channels/bank_order.hpp"
#include "core/finding.hpp"

namespace buzon::channels {

// Everything that keeps an order from being composed, at once; empty when nothing does. Called by
// compose(): the rules are those named there.
[[nodiscard]] Findings check(const FreezeOrder& order);
[[nodiscard]] Findings check(const ReleaseOrder& order);

}  // namespace buzon::channels
