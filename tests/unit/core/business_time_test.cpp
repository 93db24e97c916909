#include "core/business_time.hpp"

#include "term_test_support.hpp"

namespace buzon {
namespace {

using namespace terms_test;

int minutes_of(std::vector<std::pair<std::string_view, std::string_view>> spans)
{
    std::vector<TimeSpan> all;
    for (const auto& [begin, end] : spans) all.push_back({at(begin), at(end)});
    return business_minutes(std::move(all), statutory().latest);
}

TEST(BusinessTime, CountsOnlyTheHoursOfBusinessDays)
{
    // Friday 13 to Tuesday 17 November 2026; Monday 16 is inhábil.
    EXPECT_EQ(minutes_of({{"2026-11-13T17:00-06:00", "2026-11-17T10:00-06:00"}}), 60 + 30);
    EXPECT_EQ(minutes_of({{"2026-11-13T18:00-06:00", "2026-11-17T09:30-06:00"}}), 0);
    EXPECT_EQ(minutes_of({{"2026-11-16T09:00-06:00", "2026-11-16T20:00-06:00"}}), 0);
    EXPECT_EQ(minutes_of({{"2026-11-12T00:00-06:00", "2026-11-13T00:00-06:00"}}), 510);
    EXPECT_EQ(minutes_of({{"2026-11-12T10:00:00-06:00", "2026-11-12T10:00:01-06:00"}}), 1);
}

TEST(BusinessTime, WhatTwoFailuresShareCountsOnce)
{
    EXPECT_EQ(minutes_of({{"2026-11-12T11:00-06:00", "2026-11-12T12:00-06:00"},
                          {"2026-11-12T10:30-06:00", "2026-11-12T11:30-06:00"}}),
              90);
    EXPECT_EQ(minutes_of({}), 0);
}

TEST(BusinessTime, DaysTouchedAreBusinessDays)
{
    const std::vector<TimeSpan> span{{at("2026-11-13T17:00-06:00"), at("2026-11-17T10:00-06:00")}};
    EXPECT_EQ(business_days_touched(span, statutory().latest), 2);
}

}  // namespace
}  // namespace buzon
