#include "core/instant.hpp"

#include <gtest/gtest.h>

namespace buzon {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

Instant at(std::string_view text)
{
    return Instant::parse(text).value();
}
LocalDate day(std::string_view text)
{
    return parse_iso_date(text).value();
}

TEST(Instant, WithoutOffsetIsZonaCentro)
{
    EXPECT_EQ(at("2026-11-10T10:00").rfc3339(), "2026-11-10T16:00:00Z");
    EXPECT_EQ(at("2026-07-10T10:00:30.25").rfc3339(), "2026-07-10T16:00:30.250Z");
}

TEST(Instant, HonoursAnOffset)
{
    EXPECT_EQ(at("2026-11-10T10:00:00Z").rfc3339(), "2026-11-10T10:00:00Z");
    EXPECT_EQ(at("2026-11-10T10:00:00-08:00").rfc3339(), "2026-11-10T18:00:00Z");
    EXPECT_EQ(at("2026-11-10t00:30+09:00").rfc3339(), "2026-11-09T15:30:00Z");
}

TEST(Instant, RefusesWhatIsNotATime)
{
    for (const char* bad :
         {"", "2026-11-10", "2026-11-10T", "2026-11-10T24:00", "2026-11-10T10:60",
          "2026-02-29T10:00", "2026-13-01T10:00", "2026-11-10T10:00:61", "2026-11-10T10:00:00.",
          "2026-11-10T10:00Zx", "2026-11-10T10:00-6", "2026-11-10T10:00-24:00", "26-11-10T10:00",
          "2026-11-10T10:00 Z", "0000-01-01T00:00Z", "9999-12-31T23:00-10:00", "9999-12-31T23:00",
          "1583-01-01T00:00+10:00", "2026-1-10T10:00"}) {
        EXPECT_FALSE(Instant::parse(bad)) << bad;
    }
}

// The same evening is another day at the border, at noon of no day.
TEST(Instant, LegalDateIsThatOfZonaCentro)
{
    const auto tijuana = zona_centro(at("2026-11-17T23:30:00-08:00"));
    EXPECT_EQ(tijuana.date, day("2026-11-18"));
    EXPECT_EQ(tijuana.time_of_day, hours(1) + minutes(30));
    const auto hermosillo = zona_centro(at("2026-11-17T23:30:00-07:00"));
    EXPECT_EQ(hermosillo.date, day("2026-11-18"));
    EXPECT_EQ(hermosillo.time_of_day, minutes(30));
    const auto cancun = zona_centro(at("2026-11-17T23:30:00-05:00"));
    EXPECT_EQ(cancun.date, day("2026-11-17"));
    EXPECT_EQ(cancun.time_of_day, hours(22) + minutes(30));
}

// Summer time was abolished on 30 October 2022 (DOF 28-10-2022); before, the clock went forward.
TEST(Instant, ZonaCentroHadSummerTimeUntil2022)
{
    EXPECT_EQ(at("2022-07-01T10:00").rfc3339(), "2022-07-01T15:00:00Z");
    EXPECT_EQ(at("2023-07-01T10:00").rfc3339(), "2023-07-01T16:00:00Z");
    EXPECT_EQ(at("2039-07-01T10:00").rfc3339(), "2039-07-01T16:00:00Z");
}

TEST(Instant, FirstInstantOfARepeatedOrMissingHour)
{
    // 2021-10-31 01:30 came twice; 2021-04-04 02:30 never.
    EXPECT_EQ(from_zona_centro(day("2021-10-31"), hours(1) + minutes(30)).rfc3339(),
              "2021-10-31T06:30:00Z");
    EXPECT_EQ(from_zona_centro(day("2021-04-04"), hours(2) + minutes(30)).rfc3339(),
              "2021-04-04T08:00:00Z");
}

TEST(Instant, DateAndTimeComeBack)
{
    for (LocalDate d = day("2020-01-01"); d < day("2041-01-01"); d += std::chrono::days(1)) {
        const auto back = zona_centro(from_zona_centro(d, hours(9) + minutes(30) + seconds(1)));
        ASSERT_EQ(back.date, d) << iso_date(d);
        ASSERT_EQ(back.time_of_day, hours(9) + minutes(30) + seconds(1)) << iso_date(d);
        ASSERT_EQ(parse_iso_date(iso_date(d)), d);
    }
}

TEST(Instant, DatesInSpanish)
{
    EXPECT_EQ(long_spanish_date(day("2026-11-17")), "17 de noviembre de 2026");
    EXPECT_EQ(long_spanish_date(day("2028-02-01")), "1 de febrero de 2028");
    EXPECT_FALSE(parse_iso_date("2026-02-30"));
    EXPECT_FALSE(parse_iso_date("2026-02-03 "));
}

}  // namespace
}  // namespace buzon
