#include "core/clock.hpp"
#include "core/core_error.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace buzon {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

class RehearsalClock : public testing::Test {
  protected:
    void TearDown() override
    {
        std::filesystem::remove(file_);
        std::filesystem::remove(file_.string() + ".lock");
    }
    [[nodiscard]] std::string written() const
    {
        std::ifstream in(file_);
        std::string line;
        std::getline(in, line);
        return line;
    }
    void later(milliseconds time) { system_.set(system_.now() + time); }

    std::filesystem::path file_ =
        std::filesystem::path(testing::TempDir()) / ("clock-" + std::to_string(::getpid()));
    FixedClock system_{Instant::parse("2026-11-10T16:00:00Z").value()};
    FileClock clock_{file_, system_};
    Instant start_ = Instant::parse("2030-01-02T10:00").value();
};

TEST_F(RehearsalClock, RunsOnFromWhereItWasPut)
{
    ASSERT_TRUE(clock_.move_to(start_));
    EXPECT_EQ(clock_.now(), start_);
    later(seconds(90));
    EXPECT_EQ(clock_.now(), start_ + seconds(90));
    EXPECT_EQ(clock_.speed(), 1);
}

TEST_F(RehearsalClock, FollowsTheSystemWhenNoneIsNamed)
{
    const FileClock clock(file_);
    ASSERT_TRUE(clock.move_to(start_));
    EXPECT_GE(clock.now(), start_);
    EXPECT_LT(clock.now(), start_ + std::chrono::minutes(5));
}

TEST_F(RehearsalClock, DaysPassAsSeconds)
{
    ASSERT_TRUE(clock_.move_to(start_));
    clock_.run_at(86'400);
    EXPECT_EQ(clock_.now(), start_);
    later(seconds(1));
    EXPECT_EQ(clock_.now(), start_ + hours(24));
    later(milliseconds(500));
    EXPECT_EQ(clock_.now(), start_ + hours(36));
}

TEST_F(RehearsalClock, AChangeOfSpeedIsNoJump)
{
    ASSERT_TRUE(clock_.move_to(start_));
    clock_.run_at(3600);
    later(seconds(2));
    clock_.run_at(60);
    EXPECT_EQ(clock_.now(), start_ + hours(2));
    later(seconds(60));
    EXPECT_EQ(clock_.now(), start_ + hours(3));
    clock_.run_at(1);
    later(seconds(1));
    EXPECT_EQ(clock_.now(), start_ + hours(3) + seconds(1));
}

TEST_F(RehearsalClock, KeepsItsSpeedWhenItIsMoved)
{
    ASSERT_TRUE(clock_.move_to(start_));
    clock_.run_at(3600);
    ASSERT_TRUE(clock_.move_to(start_ + hours(48)));
    later(seconds(1));
    EXPECT_EQ(clock_.now(), start_ + hours(49));
    EXPECT_EQ(clock_.speed(), 3600);
}

TEST_F(RehearsalClock, SeveralProcessesAgreeAtEverySpeed)
{
    ASSERT_TRUE(clock_.move_to(start_));
    const FileClock another(file_, system_);
    another.run_at(86'400);
    later(milliseconds(12'345));
    EXPECT_EQ(clock_.now(), another.now());
    EXPECT_EQ(clock_.now(), start_ + milliseconds(12'345) * 86'400);
}

TEST_F(RehearsalClock, NeverGoesBackwards)
{
    ASSERT_TRUE(clock_.move_to(start_));
    EXPECT_FALSE(clock_.move_to(start_ - hours(1)));
    EXPECT_EQ(clock_.now(), start_);
    clock_.run_at(86'400);
    later(seconds(3));
    EXPECT_FALSE(clock_.move_to(start_ + hours(71))) << "it is three days later by now";
    EXPECT_TRUE(clock_.move_to(start_ + hours(73)));
}

TEST_F(RehearsalClock, StandsStillWhileTheSystemIsBeforeItsBeginning)
{
    ASSERT_TRUE(clock_.move_to(start_));
    clock_.run_at(86'400);
    later(-seconds(30));
    EXPECT_EQ(clock_.now(), start_);
}

TEST_F(RehearsalClock, WritesNoSpeedThatIsTheUsualOne)
{
    ASSERT_TRUE(clock_.move_to(start_));
    EXPECT_EQ(written(), "2030-01-02T16:00:00Z 2026-11-10T16:00:00Z");
    clock_.run_at(86'400);
    EXPECT_EQ(written(), "2030-01-02T16:00:00Z 2026-11-10T16:00:00Z 86400");
    clock_.run_at(1);
    EXPECT_EQ(written(), "2030-01-02T16:00:00Z 2026-11-10T16:00:00Z");
}

TEST_F(RehearsalClock, MissingOrMalformedFileIsAnException)
{
    EXPECT_THROW((void)clock_.now(), CoreError);
    EXPECT_THROW(clock_.run_at(2), CoreError);
    for (const char* line :
         {"ayer", "2030-01-02T16:00:00Z", "2030-01-02T16:00:00Z 2026-11-10T16:00:00Z mucho",
          "2030-01-02T16:00:00Z 2026-11-10T16:00:00Z 0",
          "2030-01-02T16:00:00Z 2026-11-10T16:00:00Z -3",
          "2030-01-02T16:00:00Z 2026-11-10T16:00:00Z 2.5",
          "2030-01-02T16:00:00Z 2026-11-10T16:00:00Z 99999999999",
          "2030-01-02T16:00:00Z 2026-11-10T16:00:00Z 2 3"}) {
        std::ofstream(file_) << line << '\n';
        EXPECT_THROW((void)clock_.now(), CoreError) << line;
        EXPECT_THROW((void)clock_.move_to(start_), CoreError) << line;
    }
}

TEST_F(RehearsalClock, HasNoSpeedBeyondItsBounds)
{
    ASSERT_TRUE(clock_.move_to(start_));
    EXPECT_THROW(clock_.run_at(0), std::logic_error);
    EXPECT_THROW(clock_.run_at(FileClock::kMaxSpeed + 1), std::logic_error);
}

}  // namespace
}  // namespace buzon
