#include "core/bank_clocks.hpp"
#include "core/estrados_terms.hpp"
#include "core/mailbox_terms.hpp"
#include "core/term_json.hpp"
#include "term_test_support.hpp"

#include <iostream>
#include <random>

namespace buzon {
namespace {

using namespace terms_test;
using std::chrono::days;
using std::chrono::minutes;

constexpr unsigned seed = 20261123;
constexpr int rounds = 400;

// Deterministic: a failure is repeated by running the test again.
class TermsProperties : public testing::Test {
  protected:
    void SetUp() override { std::cout << "seed " << seed << '\n'; }

    int upto(int n) { return std::uniform_int_distribution<int>(0, n)(random_); }
    LocalDate any_date() { return day("2020-01-02") + days(upto(7300)); }
    LocalDate business_date()
    {
        LocalDate date = any_date();
        while (!calendar_.latest.day(date)->counts) date += days(1);
        return date;
    }
    Instant aviso_on(LocalDate date)
    {
        return from_zona_centro(date, aviso_window.opens + minutes(upto(510)));
    }

    std::mt19937 random_{seed};
    ScopedCalendar calendar_ = statutory();
};

// The same days with one more inhábil day among them.
ScopedCalendar with_extra(const ScopedCalendar& calendar, LocalDate extra)
{
    const auto copy = [&](const BusinessDays& source) {
        std::vector<BusinessDays::Day> table;
        for (LocalDate d = source.first(); d <= source.last(); d += days(1)) {
            table.push_back(*source.day(d));
            if (d == extra)
                table.back() = {.counts = false, .office_closed = true, .why = "acuerdo"};
        }
        return BusinessDays("con-un-dia-mas", source.first(), std::move(table));
    };
    return {.latest = copy(calendar.latest), .earliest = copy(calendar.earliest)};
}

std::vector<LocalDate> all_dates(const NotificationTerms& terms)
{
    std::vector<LocalDate> dates = {terms.notified, terms.effective};
    for (const Deadline& d : terms.deadlines) dates.push_back(d.date);
    return dates;
}

TEST_F(TermsProperties, AnExtraNonWorkingDayNeverMakesADateEarlier)
{
    for (int i = 0; i < rounds / 8; ++i) {
        const LocalDate sent = business_date();
        const LocalDate extra = sent + days(1 + upto(60));
        const ScopedCalendar longer = with_extra(calendar_, extra);
        MailboxNotice notice{.aviso = aviso_on(sent), .opened = std::nullopt};
        if (upto(1) == 1) notice.opened = notice.aviso + std::chrono::hours(upto(200));
        const auto before = mailbox_terms(notice, calendar_);
        const auto after = mailbox_terms(notice, longer);
        ASSERT_TRUE(before && after) << iso_date(sent);
        const auto a = all_dates(*before);
        const auto b = all_dates(*after);
        for (std::size_t k = 0; k < a.size(); ++k) {
            ASSERT_LE(a[k], b[k]) << iso_date(sent) << " with " << iso_date(extra) << ", date "
                                  << k;
        }
        const auto published = estrados_terms(sent, calendar_);
        const auto published_longer = estrados_terms(sent, longer);
        ASSERT_TRUE(published && published_longer);
        ASSERT_LE(published->notified, published_longer->notified);
    }
}

TEST_F(TermsProperties, DayFourIsTheFourthBusinessDayAndTheEffectComesAfter)
{
    for (int i = 0; i < rounds; ++i) {
        const LocalDate sent = business_date();
        const auto terms =
            mailbox_terms({.aviso = aviso_on(sent), .opened = std::nullopt}, calendar_);
        ASSERT_TRUE(terms);
        int counted = 0;
        for (LocalDate d = sent + days(1); d <= terms->notified; d += days(1)) {
            if (calendar_.latest.day(d)->counts) ++counted;
        }
        ASSERT_EQ(counted, 4) << iso_date(sent);
        ASSERT_TRUE(calendar_.latest.day(terms->notified)->counts);
        ASSERT_GT(terms->effective, terms->notified);
        ASSERT_GT(terms->deadline(DeadlineId::Exigible), terms->deadline(DeadlineId::Pago));
        ASSERT_GE(terms->deadline(DeadlineId::Pago), terms->deadline(DeadlineId::Inconformidad));
        ASSERT_NE(std::chrono::weekday(terms->deadline(DeadlineId::Pago)), std::chrono::Friday);
        for (const LocalDate date : all_dates(*terms)) {
            ASSERT_TRUE(calendar_.latest.day(date)->counts) << iso_date(date);
        }
    }
}

// At one hour of the day. (Before 09:30 an acuse counts on the next day, so across hours it is not
// so.)
TEST_F(TermsProperties, OpeningOnAnEarlierDayNeverGivesALaterEffect)
{
    for (int i = 0; i < rounds; ++i) {
        const Instant aviso = aviso_on(business_date());
        const Instant early = aviso + minutes(upto(24 * 60 - 1));
        const Instant late = early + std::chrono::hours(24 * upto(12));
        const auto first = mailbox_terms({.aviso = aviso, .opened = early}, calendar_);
        const auto second = mailbox_terms({.aviso = aviso, .opened = late}, calendar_);
        const auto never = mailbox_terms({.aviso = aviso, .opened = std::nullopt}, calendar_);
        ASSERT_TRUE(first && second && never);
        ASSERT_LE(first->effective, second->effective)
            << aviso.rfc3339() << ' ' << early.rfc3339() << ' ' << late.rfc3339();
        ASSERT_LE(second->effective, never->effective);
    }
}

TEST_F(TermsProperties, TheTraceAccountsForEveryDay)
{
    for (int i = 0; i < rounds; ++i) {
        const LocalDate sent = business_date();
        const auto terms =
            mailbox_terms({.aviso = aviso_on(sent), .opened = std::nullopt}, calendar_);
        ASSERT_TRUE(terms);
        LocalDate expected = sent;
        for (const TraceDay& d : terms->trace) {
            expected += days(1);
            ASSERT_EQ(d.date, expected) << iso_date(sent);
            ASSERT_EQ(d.counts, d.why.empty()) << iso_date(d.date);
            ASSERT_EQ(d.counts, d.day > 0) << iso_date(d.date);
        }
        ASSERT_EQ(terms->trace.back().date, terms->deadline(DeadlineId::Juicio));
        ASSERT_EQ(terms->trace.back().day, 30);
    }
}

TEST_F(TermsProperties, TheInstitutesDutiesAreNeverLaterThanTheUnionWouldAllow)
{
    for (int i = 0; i < rounds; ++i) {
        const LocalDate date = business_date();
        for (const int n : {3, 5, 20}) {
            const auto earliest = calendar_.earliest.nth_after(date, n);
            const auto latest = calendar_.latest.nth_after(date, n);
            ASSERT_TRUE(earliest && latest);
            ASSERT_LE(*earliest, *latest) << iso_date(date) << ' ' << n;
        }
    }
}

TEST_F(TermsProperties, RecomputationIsIdentical)
{
    for (int i = 0; i < rounds / 8; ++i) {
        const MailboxNotice notice{.aviso = aviso_on(business_date()), .opened = std::nullopt};
        const auto first = mailbox_terms(notice, calendar_);
        const auto again = mailbox_terms(notice, statutory());
        ASSERT_TRUE(first && again);
        ASSERT_EQ(term_json(*first), term_json(*again));
    }
}

TEST(TermsCalendarEdges, LeapYearAndYearEnd)
{
    const ScopedCalendar calendar = statutory();
    EXPECT_EQ(calendar.latest.nth_after(day("2028-02-28"), 1), day("2028-02-29"));
    EXPECT_EQ(calendar.latest.nth_after(day("2027-02-26"), 1), day("2027-03-01"));
    EXPECT_EQ(calendar.latest.nth_after(day("2026-12-31"), 1), day("2027-01-04"));
}

// 5 May is only in the CFF, 1 October 2030 only in the LFT: both count for nobody but the
// Institute.
TEST(TermsCalendarEdges, DaysOfOneLawOnly)
{
    const ScopedCalendar calendar = statutory();
    for (const char* only : {"2026-05-05", "2030-10-01", "2036-10-01"}) {
        EXPECT_FALSE(calendar.latest.day(day(only))->counts) << only;
        EXPECT_TRUE(calendar.earliest.day(day(only))->counts) << only;
    }
    for (const char* both :
         {"2026-01-01", "2026-02-02", "2026-03-16", "2026-05-01", "2026-09-16", "2026-11-16",
          "2026-12-25", "2027-02-01", "2027-03-15", "2027-11-15"}) {
        EXPECT_FALSE(calendar.latest.day(day(both))->counts) << both;
        EXPECT_FALSE(calendar.earliest.day(day(both))->counts) << both;
    }
    EXPECT_TRUE(calendar.latest.day(day("2030-12-02"))->counts);
    BankDates dates{};
    dates.notified = day("2026-04-29");
    dates.informed = day("2026-04-30");
    dates.procedure_start = day("2025-06-02");
    const auto clocks = bank_clocks(dates, calendar);
    ASSERT_TRUE(clocks);
    // The bank: 30 April, 4 and 6 May. The Institute: 4, 5 and 6 May.
    EXPECT_EQ(clocks->deadline(DeadlineId::Inmovilizar), day("2026-05-06"));
    EXPECT_EQ(clocks->deadline(DeadlineId::AvisarPatron), day("2026-05-06"));
}

}  // namespace
}  // namespace buzon
