#include "channels/backoff.hpp"

#include <gtest/gtest.h>

#include <set>

namespace buzon::channels {
namespace {

using namespace std::chrono_literals;

TEST(Backoff, GrowsToTheLimitOfItsPaceAndNoFurther)
{
    for (const Pace pace : {Pace::Urgent, Pace::Normal, Pace::Bulk}) {
        std::chrono::milliseconds before{0};
        for (int count = 1; count <= 40; ++count) {
            const auto delay = delay_after({.count = count, .seed = 0}, pace);
            EXPECT_GT(delay, 0ms);
            if (count <= 5) {
                EXPECT_GT(delay, before) << count;
            }
            before = delay;
        }
    }
    EXPECT_LE(delay_after({.count = 100, .seed = 7}, Pace::Urgent), 5min);
    EXPECT_LE(delay_after({.count = 100, .seed = 7}, Pace::Normal), 2h);
    EXPECT_LE(delay_after({.count = 100, .seed = 7}, Pace::Bulk), 4h);
}

TEST(Backoff, AReleaseIsNeverBehindTheBulk)
{
    for (int count = 1; count <= 20; ++count) {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const Failures failures{.count = count, .seed = seed};
            EXPECT_LT(delay_after(failures, Pace::Urgent), delay_after(failures, Pace::Normal));
            EXPECT_LT(delay_after(failures, Pace::Normal), delay_after(failures, Pace::Bulk));
        }
    }
}

TEST(Backoff, ABatchIsSpreadAndEachItemAlwaysWaitsTheSame)
{
    std::set<std::chrono::milliseconds> seen;
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        const Failures failures{.count = 2, .seed = seed};
        const auto delay = delay_after(failures, Pace::Bulk);
        EXPECT_EQ(delay, delay_after(failures, Pace::Bulk));
        EXPECT_GE(delay, 24min);
        EXPECT_LE(delay, 30min);
        seen.insert(delay);
    }
    EXPECT_GT(seen.size(), 900U);
}

TEST(Backoff, AnImpossibleCountIsTheFirst)
{
    EXPECT_EQ(delay_after({.count = 0, .seed = 3}, Pace::Normal),
              delay_after({.count = 1, .seed = 3}, Pace::Normal));
}

}  // namespace
}  // namespace buzon::channels
