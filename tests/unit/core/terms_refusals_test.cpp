#include "core/bank_clocks.hpp"
#include "core/estrados_terms.hpp"
#include "core/mailbox_terms.hpp"
#include "term_test_support.hpp"

namespace buzon {
namespace {

using namespace terms_test;

std::string ids(const Findings& findings)
{
    std::string out;
    for (const Finding& f : findings) out += (out.empty() ? "" : " ") + f.id;
    return out;
}

std::string mailbox_refusal(std::string_view aviso, std::string_view opened = "")
{
    MailboxNotice notice{.aviso = at(aviso), .opened = std::nullopt};
    if (!opened.empty()) notice.opened = at(opened);
    const auto terms = mailbox_terms(notice, statutory());
    return terms ? "" : ids(terms.error());
}

TEST(TermsRefusals, AvisoOnlyInsideItsWindow)
{
    EXPECT_EQ(mailbox_refusal("2026-11-10T09:29:59.999"), "AVISO-HORARIO");
    EXPECT_EQ(mailbox_refusal("2026-11-10T09:30"), "");
    EXPECT_EQ(mailbox_refusal("2026-11-10T18:00"), "");
    EXPECT_EQ(mailbox_refusal("2026-11-10T18:00:00.001"), "AVISO-HORARIO");
    EXPECT_EQ(mailbox_refusal("2026-11-14T10:00"), "AVISO-INHABIL");
    EXPECT_EQ(mailbox_refusal("2026-11-16T10:00"), "AVISO-INHABIL");
    EXPECT_EQ(mailbox_refusal("2026-05-05T10:00"), "AVISO-INHABIL");  // CFF only
    EXPECT_EQ(mailbox_refusal("2030-10-01T10:00"), "AVISO-INHABIL");  // LFT only
}

TEST(TermsRefusals, HoursAreThoseOfZonaCentro)
{
    EXPECT_EQ(mailbox_refusal("2026-11-10T16:30:00-08:00"), "AVISO-HORARIO");
    EXPECT_EQ(mailbox_refusal("2026-11-10T07:30:00-08:00"), "");
    // In Tokyo it is Saturday already; in Zona Centro Friday 09:29 and 09:30.
    EXPECT_EQ(mailbox_refusal("2026-11-14T00:29:00+09:00"), "AVISO-HORARIO");
    EXPECT_EQ(mailbox_refusal("2026-11-14T00:30:00+09:00"), "");
}

TEST(TermsRefusals, EveryReasonAtOnce)
{
    EXPECT_EQ(mailbox_refusal("2026-11-14T20:00", "2026-11-13T10:00"),
              "AVISO-INHABIL AVISO-HORARIO APERTURA-ANTES");
    EXPECT_EQ(mailbox_refusal("2026-11-10T10:00", "2026-11-10T09:59:59.999"), "APERTURA-ANTES");
    EXPECT_EQ(mailbox_refusal("2026-11-10T10:00", "2026-11-10T10:00"), "");
}

TEST(TermsRefusals, NothingIsGuessedPastTheHorizon)
{
    EXPECT_EQ(mailbox_refusal("2041-03-04T10:00"), "CALENDARIO-HORIZONTE");
    EXPECT_EQ(mailbox_refusal("2019-12-31T10:00"), "CALENDARIO-HORIZONTE");
    EXPECT_EQ(mailbox_refusal("2040-12-28T10:00"), "CALENDARIO-HORIZONTE");
    // The notification itself would fit, the thirtieth day would not.
    EXPECT_EQ(mailbox_refusal("2040-12-03T10:00"), "CALENDARIO-HORIZONTE");
    EXPECT_EQ(mailbox_refusal("2040-11-05T10:00"), "");
    EXPECT_EQ(ids(estrados_terms(day("2040-12-20"), statutory()).error()), "CALENDARIO-HORIZONTE");
    EXPECT_EQ(statutory().latest.nth_after(day("2040-12-31"), 1), std::nullopt);
    EXPECT_EQ(statutory().latest.nth_after(day("2041-06-03"), 1), std::nullopt);
    EXPECT_FALSE(next_window(at("2040-12-31T18:30"), statutory().latest));
    BankDates late{};
    late.notified = day("2040-12-20");
    late.informed = day("2040-12-20");
    EXPECT_EQ(ids(bank_clocks(late, statutory()).error()), "CALENDARIO-HORIZONTE");
}

TEST(TermsRefusals, EstradosOnANonWorkingDay)
{
    EXPECT_EQ(ids(estrados_terms(day("2026-04-25"), statutory()).error()), "PUBLICACION-INHABIL");
    EXPECT_FALSE(estrados_constancia_from(day("2026-05-01"), statutory()));
}

TEST(TermsRefusals, BankDatesOutOfOrder)
{
    BankDates dates{};
    dates.notified = day("2026-11-10");
    dates.executed = day("2026-11-09");
    dates.informed = day("2026-11-06");
    dates.guarantee_filed = day("2026-11-20");
    dates.guarantee_notified = day("2026-11-19");
    dates.procedure_start = day("2026-11-11");
    const auto clocks = bank_clocks(dates, statutory());
    ASSERT_FALSE(clocks);
    EXPECT_EQ(ids(clocks.error()),
              "ORDEN-FECHAS ORDEN-FECHAS ORDEN-FECHAS ORDEN-FECHAS ORDEN-FECHAS");
    BankDates sunday{};
    sunday.notified = day("2026-11-15");
    EXPECT_EQ(ids(bank_clocks(sunday, statutory()).error()), "NOTIFICACION-INHABIL");
}

TEST(TermsWindow, NextInstantToSendAnAviso)
{
    const BusinessDays days = statutory().latest;
    EXPECT_EQ(next_window(at("2026-11-10T10:00"), days), at("2026-11-10T10:00"));
    EXPECT_EQ(next_window(at("2026-11-10T03:00"), days), at("2026-11-10T09:30"));
    EXPECT_EQ(next_window(at("2026-11-10T18:00:00.001"), days), at("2026-11-11T09:30"));
    EXPECT_EQ(next_window(at("2026-11-13T19:00"), days), at("2026-11-17T09:30"));
    EXPECT_EQ(next_window(at("2026-11-14T10:00"), days), at("2026-11-17T09:30"));
}

TEST(TermsWindow, ConstanciaNotBeforeDayFourBegins)
{
    EXPECT_EQ(constancia_from(at("2026-11-10T10:00"), statutory()), at("2026-11-17T00:00"));
    EXPECT_FALSE(constancia_from(at("2026-11-14T10:00"), statutory()));
}

TEST(TermsWindow, AnAcuseOnDayFourLeavesDayFour)
{
    for (const char* opened :
         {"2026-11-13T18:30", "2026-11-17T10:00", "2026-12-24T10:00", "2045-01-01T10:00"}) {
        const auto terms =
            mailbox_terms({.aviso = at("2026-11-10T10:00"), .opened = at(opened)}, statutory());
        ASSERT_TRUE(terms) << opened;
        EXPECT_EQ(terms->by, NotifiedBy::Dia4) << opened;
        EXPECT_EQ(iso_date(terms->notified), "2026-11-17") << opened;
    }
    const auto early = mailbox_terms(
        {.aviso = at("2026-11-10T10:00"), .opened = at("2026-11-12T08:00")}, statutory());
    EXPECT_EQ(iso_date(early->notified), "2026-11-13");
    const auto weekend = mailbox_terms(
        {.aviso = at("2026-11-11T10:00"), .opened = at("2026-11-14T12:00")}, statutory());
    EXPECT_EQ(iso_date(weekend->notified), "2026-11-17");
    EXPECT_EQ(weekend->by, NotifiedBy::Acuse);
}

}  // namespace
}  // namespace buzon
