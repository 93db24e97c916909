#include "core/told_terms.hpp"

#include "core/estrados_terms.hpp"
#include "core/mailbox_terms.hpp"
#include "term_test_support.hpp"

#include <algorithm>
#include <iostream>
#include <random>

namespace buzon {
namespace {

using namespace terms_test;
using std::chrono::days;

constexpr unsigned seed = 20261127;
constexpr int rounds = 300;

// Another version of the calendar: some days of the weeks after `from` were declared inhábil, some
// taken back.
ScopedCalendar changed(const ScopedCalendar& calendar, LocalDate from, std::mt19937& random)
{
    const auto copy = [&](const BusinessDays& source) {
        std::vector<BusinessDays::Day> table;
        for (LocalDate d = source.first(); d <= source.last(); d += days(1)) {
            table.push_back(*source.day(d));
            if (d <= from || d > from + days(70)) continue;
            const bool weekend = std::chrono::weekday(d) == std::chrono::Saturday ||
                                 std::chrono::weekday(d) == std::chrono::Sunday;
            if (weekend || random() % 5 != 0) continue;
            if (table.back().counts) {
                table.back() = {.counts = false, .office_closed = true, .why = "acuerdo"};
            } else {
                table.back() = {};
            }
        }
        return BusinessDays("otra-version", source.first(), std::move(table));
    };
    BusinessDays latest = copy(calendar.latest);
    return {.latest = latest, .earliest = latest};
}

class ToldTermsProperties : public testing::Test {
  protected:
    void SetUp() override { std::cout << "seed " << seed << '\n'; }

    Instant aviso()
    {
        LocalDate date = day("2020-01-02") + days(static_cast<int>(random_() % 7000));
        while (!calendar_.latest.day(date)->counts) date += days(1);
        return from_zona_centro(date, aviso_window.opens);
    }
    static void expect_none_earlier(const ToldTerms& told, const NotificationTerms& now)
    {
        for (const TermChange& change : changes(told, told_of(now))) {
            ASSERT_LT(change.before, change.after) << change.what;
        }
    }

    std::mt19937 random_{seed};
    ScopedCalendar calendar_ = statutory();
};

TEST_F(ToldTermsProperties, DayFourThatWasToldIsNeverBroughtForward)
{
    for (int i = 0; i < rounds; ++i) {
        const Instant sent = aviso();
        const auto told = mailbox_terms({sent, std::nullopt}, calendar_);
        const ScopedCalendar other = changed(calendar_, zona_centro(sent).date, random_);
        const auto plain = mailbox_terms({sent, std::nullopt}, other);
        const auto now = mailbox_terms({sent, std::nullopt, told->dia4}, other);
        ASSERT_TRUE(told && plain && now);
        ASSERT_GE(now->notified, told->notified);
        ASSERT_GE(now->notified, plain->notified);
        ASSERT_TRUE(other.latest.day(now->notified)->counts);
        ASSERT_GT(now->effective, now->notified);
        int last = 0;
        LocalDate expected = zona_centro(sent).date;
        for (const TraceDay& d : now->trace) {
            expected += days(1);
            ASSERT_EQ(d.date, expected);
            ASSERT_EQ(d.counts, d.why.empty()) << iso_date(d.date);
            if (d.count == CountId::Notificacion) last = std::max(last, d.day);
        }
        ASSERT_EQ(last, 4) << iso_date(zona_centro(sent).date);
    }
}

TEST_F(ToldTermsProperties, TheEleventhDayThatWasToldIsNeverBroughtForward)
{
    for (int i = 0; i < rounds; ++i) {
        const LocalDate published = zona_centro(aviso()).date;
        const auto told = estrados_terms(published, calendar_);
        const ScopedCalendar other = changed(calendar_, published, random_);
        const auto now = estrados_terms(published, other, {}, told->notified);
        ASSERT_TRUE(told && now);
        ASSERT_GE(now->notified, told->notified);
        ASSERT_TRUE(other.latest.day(now->notified)->counts);
    }
}

TEST_F(ToldTermsProperties, ANotificationThatWasMadeStaysAndNoDeadlineComesEarlier)
{
    for (int i = 0; i < rounds; ++i) {
        const Instant sent = aviso();
        const auto made = mailbox_terms({sent, std::nullopt}, calendar_);
        const ToldTerms told = told_of(*made);
        const ScopedCalendar other = changed(calendar_, zona_centro(sent).date, random_);
        const auto fresh = mailbox_terms({sent, std::nullopt}, other);
        ASSERT_TRUE(made && fresh);
        const auto now = after_made(*fresh, told, other.latest, {});
        ASSERT_TRUE(now);
        ASSERT_EQ(now->notified, made->notified);
        expect_none_earlier(told, *now);
        ASSERT_EQ(now->deadlines.size(), made->deadlines.size());
    }
}

TEST_F(ToldTermsProperties, TheSameCalendarMovesNothing)
{
    for (int i = 0; i < rounds; ++i) {
        const Instant sent = aviso();
        const auto made = mailbox_terms({sent, std::nullopt}, calendar_);
        const ToldTerms told = told_of(*made);
        const auto now = after_made(*made, told, calendar_.latest, {});
        ASSERT_TRUE(now);
        ASSERT_TRUE(changes(told, told_of(*now)).empty());
        ASSERT_EQ(told_of(*now), told);
    }
}

TEST(AnAccordAfterTheConstancia, LeavesTheDateAndSaysWhyItStays)
{
    // Example A of law §5.2: aviso of 10 November 2026, day 4 on the 17th; then the 17th and 18th
    // are declared inhábiles.
    const auto calendar = statutory();
    const Instant sent = at("2026-11-10T10:00:00-06:00");
    const ToldTerms told = told_of(*mailbox_terms({sent, std::nullopt}, calendar));
    std::vector<BusinessDays::Day> table;
    for (LocalDate d = calendar.latest.first(); d <= calendar.latest.last(); d += days(1)) {
        table.push_back(*calendar.latest.day(d));
        if (d == day("2026-11-17") || d == day("2026-11-18")) {
            table.back() = {.counts = false, .office_closed = true, .why = "acuerdo"};
        }
    }
    const BusinessDays later("con-acuerdo", calendar.latest.first(), std::move(table));
    const auto fresh = mailbox_terms({sent, std::nullopt}, {.latest = later, .earliest = later});
    ASSERT_TRUE(fresh);
    EXPECT_EQ(fresh->notified, day("2026-11-19"));
    const auto now = after_made(*fresh, told, later, {});
    ASSERT_TRUE(now);
    EXPECT_EQ(now->notified, day("2026-11-17"));
    EXPECT_EQ(now->effective, day("2026-11-19"));
    EXPECT_EQ(now->deadline(DeadlineId::Pago), day("2026-12-10"));
    const auto last = std::ranges::find(now->trace, day("2026-11-17"), &TraceDay::date);
    ASSERT_NE(last, now->trace.end());
    EXPECT_NE(last->why.find("no la cambia"), std::string::npos);
}

}  // namespace
}  // namespace buzon
