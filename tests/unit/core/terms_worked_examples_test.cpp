#include "core/bank_clocks.hpp"
#include "core/estrados_terms.hpp"
#include "core/mailbox_terms.hpp"
#include "term_test_support.hpp"

#include <algorithm>

namespace buzon {
namespace {

using namespace terms_test;

// Dates left out of an example are "".
struct Expected {
    const char* notified;
    NotifiedBy by;
    const char* effective;
    const char* aclaracion;
    const char* pago;
    const char* inconformidad;
    const char* exigible;
    const char* juicio;
};

void expect(const tl::expected<NotificationTerms, Findings>& terms, const Expected& expected,
            const std::string& name)
{
    ASSERT_TRUE(terms) << name << ": " << findings_text(terms.error());
    const auto same = [&](LocalDate date, const char* text, const char* what) {
        if (*text == '\0') return;
        EXPECT_EQ(iso_date(date), text) << name << ", " << what;
    };
    EXPECT_EQ(terms->by, expected.by) << name;
    same(terms->notified, expected.notified, "notified");
    same(terms->effective, expected.effective, "effective");
    same(terms->deadline(DeadlineId::Aclaracion), expected.aclaracion, "aclaracion");
    same(terms->deadline(DeadlineId::Pago), expected.pago, "pago");
    same(terms->deadline(DeadlineId::Inconformidad), expected.inconformidad, "inconformidad");
    same(terms->deadline(DeadlineId::Exigible), expected.exigible, "exigible");
    same(terms->deadline(DeadlineId::Juicio), expected.juicio, "juicio");
}

struct MailboxCase {
    const char* name;
    const char* aviso;
    const char* opened;
    const char* calendar;  // "" for the statutory one
    const char* scope;
    Expected expected;
};

// Computed by hand, day by day, from CFF 12, 134-I and 135.
const MailboxCase mailbox_cases[] = {
    {"A not opened",
     "2026-11-10T10:00",
     "",
     "",
     "nacional",
     {"2026-11-17", NotifiedBy::Dia4, "2026-11-18", "2026-11-25", "2026-12-09", "2026-12-09",
      "2026-12-10", "2026-12-31"}},
    {"B opened on day 2",
     "2026-11-10T10:00",
     "2026-11-12T11:00",
     "",
     "nacional",
     {"2026-11-12", NotifiedBy::Acuse, "2026-11-13", "2026-11-23", "2026-12-07", "2026-12-07",
      "2026-12-08", "2026-12-29"}},
    {"B' opened after hours",
     "2026-11-10T10:00",
     "2026-11-12T20:15",
     "",
     "nacional",
     {"2026-11-13", NotifiedBy::Acuse, "2026-11-17", "2026-11-24", "2026-12-08", "2026-12-08",
      "2026-12-09", "2026-12-30"}},
    {"C opened the same day",
     "2026-11-10T10:00",
     "2026-11-10T13:00",
     "",
     "nacional",
     {"2026-11-10", NotifiedBy::Acuse, "2026-11-11", "2026-11-19", "2026-12-03", "2026-12-03",
      "2026-12-04", ""}},
    {"E no vacation accord",
     "2026-12-10T10:00",
     "",
     "",
     "nacional",
     {"2026-12-16", NotifiedBy::Dia4, "2026-12-17", "2026-12-24", "2027-01-11", "2027-01-11",
      "2027-01-12", ""}},
    {"E' with the accord",
     "2026-12-10T10:00",
     "",
     "vacaciones-2026",
     "nacional",
     {"2026-12-16", NotifiedBy::Dia4, "2026-12-17", "2027-01-07", "2027-01-21", "2027-01-21",
      "2027-01-22", "2027-02-12"}},
    {"F 15 September is hábil",
     "2026-09-11T10:00",
     "",
     "",
     "nacional",
     {"2026-09-18", NotifiedBy::Dia4, "2026-09-21", "2026-09-28", "2026-10-12", "2026-10-12",
      "2026-10-13", ""}},
    {"G payment moves off a Friday",
     "2026-07-03T10:00",
     "",
     "",
     "nacional",
     {"2026-07-09", NotifiedBy::Dia4, "2026-07-10", "2026-07-17", "2026-08-03", "2026-07-31",
      "2026-08-04", ""}},
    {"H office closed on the last day",
     "2026-08-18T10:00",
     "",
     "cierre-2026",
     "nacional",
     {"2026-08-24", NotifiedBy::Dia4, "2026-08-25", "2026-09-01", "2026-09-17", "2026-09-17",
      "2026-09-18", "2026-10-07"}},
    {"I regional accord, inside",
     "2026-06-02T10:00",
     "",
     "regional-2026",
     "39",
     {"2026-06-10", NotifiedBy::Dia4, "2026-06-11", "", "2026-07-02", "2026-07-02", "", ""}},
    {"I regional accord, in a subdelegación of it",
     "2026-06-02T10:00",
     "",
     "regional-2026",
     "39/01",
     {"2026-06-10", NotifiedBy::Dia4, "2026-06-11", "", "2026-07-02", "2026-07-02", "", ""}},
    {"I regional accord, elsewhere",
     "2026-06-02T10:00",
     "",
     "regional-2026",
     "14/01",
     {"2026-06-08", NotifiedBy::Dia4, "2026-06-09", "", "2026-06-30", "2026-06-30", "", ""}},
};

TEST(TermsWorkedExamples, Mailbox)
{
    for (const MailboxCase& c : mailbox_cases) {
        const ScopedCalendar calendar = *c.calendar == '\0' ? statutory() : of(c.calendar, c.scope);
        MailboxNotice notice{.aviso = at(c.aviso), .opened = std::nullopt};
        if (*c.opened != '\0') notice.opened = at(c.opened);
        expect(mailbox_terms(notice, calendar), c.expected, c.name);
    }
}

TEST(TermsWorkedExamples, EstradosD)
{
    expect(estrados_terms(day("2026-04-23"), statutory()),
           {"2026-05-12", NotifiedBy::Estrados, "2026-05-13", "2026-05-20", "2026-06-03",
            "2026-06-03", "2026-06-04", ""},
           "D");
    EXPECT_EQ(estrados_constancia_from(day("2026-04-23"), statutory()), at("2026-05-12T00:00"));
}

// A multa waits 30 days (CFF 144), its payment term stays at 15.
TEST(TermsWorkedExamples, MultaWaitsThirtyDays)
{
    const auto terms = mailbox_terms({.aviso = at("2026-11-10T10:00"), .opened = std::nullopt},
                                     statutory(), {.standstill = Standstill::Days30});
    ASSERT_TRUE(terms);
    EXPECT_EQ(iso_date(terms->deadline(DeadlineId::Pago)), "2026-12-09");
    EXPECT_EQ(iso_date(terms->deadline(DeadlineId::Juicio)), "2026-12-31");
    EXPECT_EQ(iso_date(terms->deadline(DeadlineId::Exigible)), "2027-01-04");
}

struct ReplyCase {
    const char* name;
    const char* aviso;
    const char* opened;
    const char* calendar;  // "" for the statutory one
    int days;
    const char* date;
};

// Counted by hand from the effect, day by day; the third Monday of November, 25 December and
// 1 January are no días hábiles.
const ReplyCase reply_cases[] = {
    // Effect Fri 13 Nov: 17 18 19 20 · 23
    {"five days over a holiday", "2026-11-10T10:00", "2026-11-12T11:00", "", 5, "2026-11-23"},
    // … 24 25 26 27 · 30
    {"ten days", "2026-11-10T10:00", "2026-11-12T11:00", "", 10, "2026-11-30"},
    // The 30th is Tue 29 Dec: 30 31 · 4 5 6 7 8 Jan · 11 12 13
    {"forty, more than any term of the law", "2026-11-10T10:00", "2026-11-12T11:00", "", 40,
     "2027-01-13"},
    // Effect Fri 10 Jul; the 15th is Fri 31 Jul, which only a payment leaves.
    {"a Friday", "2026-07-03T10:00", "", "", 15, "2026-07-31"},
    // Effect Tue 25 Aug; the 15th is Tue 15 Sep, office closed; the 16th is a holiday.
    {"office closed on the last day", "2026-08-18T10:00", "", "cierre-2026", 15, "2026-09-17"},
    // Effect Thu 17 Dec, an accord for 21 to 31 Dec: 18 · 4 5 6 7 8 Jan · 11 … 15 · 18 19 20 21
    {"an accord", "2026-12-10T10:00", "", "vacaciones-2026", 15, "2027-01-21"},
};

TEST(TermsWorkedExamples, TheTermToAnswerIsTheOneThatTheActFixes)
{
    for (const ReplyCase& c : reply_cases) {
        const ScopedCalendar calendar = *c.calendar == '\0' ? statutory() : of(c.calendar);
        MailboxNotice notice{.aviso = at(c.aviso), .opened = std::nullopt};
        if (*c.opened != '\0') notice.opened = at(c.opened);
        const auto terms = mailbox_terms(notice, calendar, {.reply = c.days});
        ASSERT_TRUE(terms) << c.name;
        EXPECT_EQ(terms->deadlines.front().id, DeadlineId::Respuesta) << c.name;
        EXPECT_EQ(iso_date(terms->deadline(DeadlineId::Respuesta)), c.date) << c.name;
        EXPECT_EQ(terms->deadlines.front().who, Obliged::Patron);
        int counted = 0;
        for (const TraceDay& one : terms->trace) {
            if (one.count == CountId::Plazos && one.counts) counted = std::max(counted, one.day);
        }
        EXPECT_EQ(counted, std::max(30, c.days)) << c.name << ": every day of it is shown";
    }
    const auto without =
        mailbox_terms({.aviso = at("2026-11-10T10:00"), .opened = std::nullopt}, statutory());
    ASSERT_TRUE(without);
    EXPECT_THROW(static_cast<void>(without->deadline(DeadlineId::Respuesta)), std::logic_error);
}

TEST(TermsWorkedExamples, ATermToAnswerPastTheCalendarKeepsTheOthers)
{
    const auto terms = mailbox_terms({.aviso = at("2026-11-10T10:00"), .opened = std::nullopt},
                                     statutory(), {.reply = 100'000});
    ASSERT_TRUE(terms);
    EXPECT_EQ(terms->deadlines.size(), 5U);
    EXPECT_EQ(iso_date(terms->deadline(DeadlineId::Juicio)), "2026-12-31");
}

std::string due(const BankClocks& clocks, DeadlineId id)
{
    const auto date = clocks.deadline(id);
    return date ? iso_date(*date) : "";
}

TEST(TermsWorkedExamples, BankJ)
{
    BankDates dates{.notified = day("2026-06-01"),
                    .executed = day("2026-06-03"),
                    .informed = day("2026-06-05"),
                    .excess_known = {},
                    .guarantee_filed = {},
                    .guarantee_notified = {},
                    .procedure_start = {}};
    const auto clocks = bank_clocks(dates, statutory());
    ASSERT_TRUE(clocks);
    EXPECT_EQ(due(*clocks, DeadlineId::Inmovilizar), "2026-06-04");
    EXPECT_EQ(due(*clocks, DeadlineId::Informar), "2026-06-08");
    EXPECT_EQ(due(*clocks, DeadlineId::AvisarPatron), "2026-07-03");
    dates.procedure_start = day("2025-12-31");
    EXPECT_EQ(due(bank_clocks(dates, statutory()).value(), DeadlineId::AvisarPatron), "2026-06-10");
    dates.procedure_start = day("2026-01-01");
    EXPECT_EQ(due(bank_clocks(dates, statutory()).value(), DeadlineId::AvisarPatron), "2026-07-03");
}

TEST(TermsWorkedExamples, BankVectors)
{
    const BankDates dates{.notified = day("2026-11-10"),
                          .executed = day("2026-11-13"),
                          .informed = day("2026-11-19"),
                          .excess_known = day("2026-11-19"),
                          .guarantee_filed = day("2026-11-10"),
                          .guarantee_notified = day("2026-11-18"),
                          .procedure_start = {}};
    const auto clocks = bank_clocks(dates, statutory());
    ASSERT_TRUE(clocks);
    EXPECT_EQ(due(*clocks, DeadlineId::Inmovilizar), "2026-11-13");
    EXPECT_EQ(due(*clocks, DeadlineId::Informar), "2026-11-19");
    EXPECT_EQ(due(*clocks, DeadlineId::AvisarPatron), "2026-12-17");
    EXPECT_EQ(due(*clocks, DeadlineId::OrdenarLiberarExceso), "2026-11-24");
    EXPECT_EQ(due(*clocks, DeadlineId::LiberarExceso), "2026-11-30");
    EXPECT_EQ(due(*clocks, DeadlineId::ResolverGarantia), "2026-11-18");
    EXPECT_EQ(due(*clocks, DeadlineId::AvisarBancoGarantia), "2026-11-25");
    ASSERT_TRUE(clocks->auto_lift);
    EXPECT_EQ(iso_date(*clocks->auto_lift), "2026-11-26");
}

TEST(TermsWorkedExamples, CnbvDatesLatePapersOnTheNextBusinessDay)
{
    const BusinessDays days = statutory().latest;
    EXPECT_EQ(dated_on(at("2026-11-13T16:05"), cnbv_window, days), day("2026-11-17"));
    EXPECT_EQ(dated_on(at("2026-11-13T15:00"), cnbv_window, days), day("2026-11-13"));
    EXPECT_EQ(dated_on(at("2026-11-14T10:00"), cnbv_window, days), day("2026-11-17"));
}

// "Plazo 7" from Friday 2026-11-13 is not Friday the 20th.
TEST(TermsWorkedExamples, SevenBusinessDaysAreNotAWeek)
{
    EXPECT_EQ(statutory().latest.nth_after(day("2026-11-13"), 7), day("2026-11-25"));
}

}  // namespace
}  // namespace buzon
