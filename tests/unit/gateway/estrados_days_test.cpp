#include "gateway/app/estrados_days.hpp"

#include <gtest/gtest.h>

namespace buzon::app {
namespace {

LocalDate day(const char* text)
{
    return parse_iso_date(text).value();
}

TraceDay counted(const char* date, int number)
{
    TraceDay trace;
    trace.count = CountId::Notificacion;
    trace.date = day(date);
    trace.counts = number > 0;
    trace.day = number;
    if (number == 0) trace.why = "domingo";
    return trace;
}

db::EstradosDay finding(const char* date, db::DayFinding what)
{
    db::EstradosDay one;
    one.day = day(date);
    one.finding = what;
    return one;
}

TEST(ADayOfEstrados, IsMissedWhenItIsPastAndOnlyWhatIsNoProofWasFound)
{
    const std::vector<TraceDay> trace{counted("2026-04-24", 1), counted("2026-04-25", 0),
                                      counted("2026-04-27", 2), counted("2026-04-28", 3)};
    const auto days = counted_days(trace, {finding("2026-04-24", db::DayFinding::Unreachable),
                                           finding("2026-04-24", db::DayFinding::Seen),
                                           finding("2026-04-27", db::DayFinding::Differs)});
    ASSERT_EQ(days.size(), 4u);
    const LocalDate today = day("2026-04-28");
    EXPECT_FALSE(days[0].missed(today)) << "not seen at first, then seen";
    EXPECT_FALSE(days[1].missed(today)) << "does not count";
    EXPECT_TRUE(days[2].missed(today)) << "something else was read";
    EXPECT_FALSE(days[2].missed(day("2026-04-27"))) << "the day is not over";
    EXPECT_FALSE(days[3].missed(today));
    EXPECT_EQ(days[2].failed, db::DayFinding::Differs);
}

TEST(TheEleventhDay, NeedsNoProof)
{
    const auto days = counted_days({counted("2026-05-12", 11)}, {});
    EXPECT_FALSE(days.front().missed(day("2026-05-20")));
}

}  // namespace
}  // namespace buzon::app
