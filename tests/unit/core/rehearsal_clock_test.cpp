#include "core/clock.hpp"
#include "core/core_error.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace buzon {
namespace {

class RehearsalClock : public testing::Test {
  protected:
    void TearDown() override { std::filesystem::remove(file_); }
    std::filesystem::path file_ =
        std::filesystem::path(testing::TempDir()) / ("clock-" + std::to_string(::getpid()));
};

TEST_F(RehearsalClock, RunsOnFromWhereItWasPut)
{
    const Instant simulated = Instant::parse("2030-01-02T10:00").value();
    ASSERT_TRUE(FileClock::move_to(file_, simulated));
    const FileClock clock(file_);
    const FileClock another(file_);
    EXPECT_GE(clock.now(), simulated);
    EXPECT_LT(clock.now(), simulated + std::chrono::minutes(5));
    const Instant first = clock.now();
    EXPECT_GE(another.now(), first);
}

TEST_F(RehearsalClock, NeverGoesBackwards)
{
    const Instant simulated = Instant::parse("2030-01-02T10:00").value();
    ASSERT_TRUE(FileClock::move_to(file_, simulated));
    EXPECT_FALSE(FileClock::move_to(file_, simulated - std::chrono::hours(1)));
    EXPECT_GE(FileClock(file_).now(), simulated);
    EXPECT_TRUE(FileClock::move_to(file_, simulated + std::chrono::hours(48)));
    EXPECT_GE(FileClock(file_).now(), simulated + std::chrono::hours(48));
}

TEST_F(RehearsalClock, MissingOrMalformedFileIsAnException)
{
    EXPECT_THROW((void)FileClock(file_).now(), CoreError);
    std::ofstream(file_) << "ayer\n";
    EXPECT_THROW((void)FileClock(file_).now(), CoreError);
    EXPECT_THROW((void)FileClock::move_to(file_, Instant()), CoreError);
}

}  // namespace
}  // namespace buzon
