#pragma once

#include <chrono>
#include <cstdint>

namespace buzon::channels {

// How soon a failed thing is tried again: releases of money first, the bulk last.
enum class Pace : std::uint8_t {
    Urgent,  // bank orders and releases: seconds, at most 5 minutes
    Normal,  // an act issued alone: at most 2 hours
    Bulk,    // avisos of a batch: at most 4 hours (RFC 5321 §4.5.4.1 asks for 30 minutes or more)
};

struct Failures {
    int count = 1;           // of attempts so far, at least 1
    std::uint64_t seed = 0;  // the item's id: spreads a batch over time, always in the same way
};

// Delay until the next attempt. Pure: the same arguments always give the same delay. It grows with
// each failure up to the pace's limit and is spread by at most a fifth, never beyond that limit.
[[nodiscard]] std::chrono::milliseconds delay_after(const Failures& failures, Pace pace);

}  // namespace buzon::channels
