#include "templates/freeze_notice.hpp"

#include "templates/check.hpp"
#include "tests/unit/templates/instance.hpp"

#include <gtest/gtest.h>

namespace buzon::templates::test {
namespace {

std::string issued_order(const Instance& order)
{
    const auto checked = check(catalogue(), order.str(), today);
    if (!checked) throw std::runtime_error(checked.error().front().reason);
    return sealed(*checked->type, checked->xml);
}

FreezeNotice result()
{
    return {.reference = "3901/AV/2026/000318",
            .executed = *parse_iso_date("2026-11-11"),
            .informed = *parse_iso_date("2026-11-12"),
            .total = *Money::parse("934218.55"),
            .accounts = {{"7114", "Cuenta de cheques", *Money::parse("902114.30")},
                         {"9373", "Inversión a plazo", *Money::parse("32104.25")}},
            .procedure_start = *parse_iso_date("2026-05-18")};
}

tl::expected<CheckedAct, Findings> notice_of(const Instance& order, const FreezeNotice& what)
{
    return check(catalogue(),
                 freeze_notice(type("aviso-inmovilizacion"), issued_order(order), what), today);
}

TEST(TheNoticeMadeFromAnOrder, ChecksCleanAndNamesTheDebtor)
{
    const auto notice = notice_of(Instance::sample("inmovilizacion"), result());
    ASSERT_TRUE(notice) << notice.error().front().reason;
    EXPECT_TRUE(notice->warnings.empty());
    EXPECT_EQ(notice->addressee.rfc.str(), "TNO110905RL1");
    EXPECT_EQ(notice->addressee.name, "TRANSPORTES DEL NOROESTE ÑANDÚ, S.A. DE C.V.");
    EXPECT_EQ(notice->addressee.registro_patronal, "Z3311223105");
    EXPECT_EQ(notice->total, Money::parse("934218.55").value());
    EXPECT_EQ(notice->channel, Channel::Mailbox);
}

TEST(TheNoticeOfAProcedureBegunBefore2026, SpeaksOfThreeDays)
{
    Instance order = Instance::sample("inmovilizacion");
    order.set("//procedimiento/@inicio", "2025-12-31");
    FreezeNotice what = result();
    what.procedure_start = *parse_iso_date("2025-12-31");
    const auto notice = notice_of(order, what);
    ASSERT_TRUE(notice) << notice.error().front().reason;
    EXPECT_NE(notice->xml.find("<plazoAviso dias=\"3\">"), std::string::npos);
}

TEST(TheNoticeToAJointlyLiablePerson, CarriesTheLegalCauseAndNeedsNoRegistro)
{
    Instance order = Instance::sample("inmovilizacion");
    order.set("//persona/@papel", "RESSOL").remove("//persona/registroPatronal");
    order.add_after("//persona/domicilio",
                    "<causaSolidaria>Sustitución patronal, artículo 290 de la Ley del Seguro "
                    "Social.</causaSolidaria>");
    const auto notice = notice_of(order, result());
    ASSERT_TRUE(notice) << notice.error().front().reason;
    EXPECT_NE(notice->xml.find("Sustitución patronal"), std::string::npos);
    EXPECT_NE(notice->xml.find("caracter=\"responsable-solidario\""), std::string::npos);
    EXPECT_EQ(notice->addressee.registro_patronal, "");
}

TEST(TheNoticeOfAnExcess, IsIssuedWithAWarning)
{
    FreezeNotice what = result();
    what.total = *Money::parse("1600000.00");
    what.accounts = {{"7114", "Cuenta de cheques", *Money::parse("1600000.00")}};
    const auto notice = notice_of(Instance::sample("inmovilizacion"), what);
    ASSERT_TRUE(notice);
    ASSERT_EQ(notice->warnings.size(), 1U);
    EXPECT_EQ(notice->warnings.front().id, "EXCESO");
}

}  // namespace
}  // namespace buzon::templates::test
