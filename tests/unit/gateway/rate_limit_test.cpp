#include "gateway/http/rate_limit.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace buzon::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

class ARateLimit : public testing::Test {
  protected:
    // How many of `asked` requests in a row go on.
    static int granted(RateLimit& limit, std::string_view peer, int asked)
    {
        int granted = 0;
        for (int i = 0; i < asked; ++i) granted += limit.take(peer) ? 0 : 1;
        return granted;
    }
    void pass(milliseconds time) { clock_.set(clock_.now() + time); }

    FixedClock clock_{Instant::parse("2026-11-10T16:00:00Z").value()};
};

TEST_F(ARateLimit, GrantsAMinutesWorthAtOnceAndThenSaysHowLongToWait)
{
    RateLimit limit(clock_, 6, 10);
    EXPECT_EQ(granted(limit, "a", 6), 6);
    EXPECT_EQ(limit.take("a"), seconds(10));
    pass(milliseconds(9001));
    EXPECT_EQ(limit.take("a"), seconds(1));
}

TEST_F(ARateLimit, GrantsOneMoreOnceTheWaitIsOver)
{
    RateLimit limit(clock_, 6, 10);
    EXPECT_EQ(granted(limit, "a", 6), 6);
    pass(limit.take("a").value());
    EXPECT_EQ(granted(limit, "a", 5), 1);
}

TEST_F(ARateLimit, IsNotFedByRequestsThatItRefused)
{
    RateLimit limit(clock_, 60, 10);
    EXPECT_EQ(granted(limit, "a", 1000), 60);
    int more = 0;
    for (int i = 0; i < 10'000; ++i) {
        pass(milliseconds(1));
        more += granted(limit, "a", 1);
    }
    EXPECT_NEAR(more, 10, 1);
}

TEST_F(ARateLimit, NeverHoldsMoreThanAMinutesWorth)
{
    RateLimit limit(clock_, 6, 10);
    pass(minutes(60 * 24 * 365));
    EXPECT_EQ(granted(limit, "a", 100), 6);
    pass(minutes(60 * 24 * 365));
    EXPECT_EQ(granted(limit, "a", 100), 6);
}

TEST_F(ARateLimit, CountsEachPeerAlone)
{
    RateLimit limit(clock_, 2, 10);
    EXPECT_EQ(granted(limit, "a", 5), 2);
    EXPECT_EQ(granted(limit, "b", 5), 2);
}

TEST_F(ARateLimit, ForgetsThePeerNotHeardOfForLongest)
{
    RateLimit limit(clock_, 1, 2);
    EXPECT_EQ(granted(limit, "a", 2), 1);
    EXPECT_EQ(granted(limit, "b", 2), 1);
    EXPECT_EQ(granted(limit, "a", 1), 0);  // now b is the one of longest ago
    EXPECT_EQ(granted(limit, "c", 2), 1);
    EXPECT_EQ(granted(limit, "a", 1), 0);
    EXPECT_EQ(granted(limit, "b", 2), 1);
}

TEST_F(ARateLimit, NeitherGivesNorTakesWhenTheClockIsSetBack)
{
    RateLimit limit(clock_, 6, 10);
    EXPECT_EQ(granted(limit, "a", 4), 4);
    pass(-minutes(60));
    EXPECT_EQ(granted(limit, "a", 5), 2);
    pass(seconds(10));
    EXPECT_EQ(granted(limit, "a", 5), 1);
}

TEST_F(ARateLimit, OfZeroIsNone)
{
    RateLimit limit(clock_, 0, 1);
    EXPECT_EQ(granted(limit, "a", 10'000), 10'000);
}

TEST_F(ARateLimit, GrantsNoMoreToManyThreadsThanToOne)
{
    RateLimit limit(clock_, 500, 10);
    std::vector<int> each(4);
    {
        std::vector<std::jthread> threads;
        for (int& count : each) {
            threads.emplace_back([&limit, &count] { count = granted(limit, "a", 400); });
        }
    }
    EXPECT_EQ(each[0] + each[1] + each[2] + each[3], 500);
}

}  // namespace
}  // namespace buzon::http
