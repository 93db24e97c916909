#include "channels/backoff.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace buzon::channels {
namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

constexpr std::array<milliseconds, 7> urgent{2s, 5s, 15s, 30s, 60s, 120s, 300s};
constexpr std::array<milliseconds, 6> normal{1min, 5min, 15min, 30min, 60min, 120min};
constexpr std::array<milliseconds, 5> bulk{5min, 30min, 60min, 120min, 240min};

std::span<const milliseconds> steps(Pace pace)
{
    switch (pace) {
        case Pace::Urgent: return urgent;
        case Pace::Normal: return normal;
        case Pace::Bulk: return bulk;
    }
    return bulk;
}

// splitmix64: neighbouring seeds give unrelated numbers.
std::uint64_t mixed(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31U);
}

}  // namespace

milliseconds delay_after(const Failures& failures, Pace pace)
{
    const std::span<const milliseconds> delays = steps(pace);
    const auto last = static_cast<int>(delays.size()) - 1;
    const int step = std::clamp(failures.count - 1, 0, last);
    const milliseconds base = delays[static_cast<std::size_t>(step)];
    const auto fifth = static_cast<std::uint64_t>(base.count() / 5);
    const auto earlier = mixed(failures.seed + static_cast<std::uint64_t>(step)) % (fifth + 1);
    return base - milliseconds(static_cast<std::int64_t>(earlier));
}

}  // namespace buzon::channels
