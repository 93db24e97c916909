#include "gateway/app/stop_signs.hpp"

#include <gtest/gtest.h>

namespace buzon::app {
namespace {

LocalDate day(const char* text)
{
    return parse_iso_date(text).value();
}

const Rfc kDebtor = Rfc::parse("TNO110905RL1").value();

StopSignQuestion question(LegalBasis basis = LegalBasis::Cff156BisI,
                          Firmness firmness = Firmness::Firm)
{
    return {kDebtor, basis, firmness, day("2026-11-10")};
}

OrderedCreditFacts credit(std::optional<LocalDate> firm_on, std::set<db::CreditFlag> flags = {})
{
    return {"253019924",
            db::Credit{{"3901", "253019924"}, kDebtor, std::move(flags), firm_on, Instant{}}};
}

TEST(AFirmCredit, WithoutFlagsStopsNothing)
{
    EXPECT_TRUE(stop_signs(question(), {credit(day("2026-05-04"))}).empty());
}

TEST(ACredit, ThatIsNotFirmYetStopsAnOrderThatRestsOnFirmness)
{
    EXPECT_EQ(stop_signs(question(), {credit(std::nullopt)}).at(0).id, "V34");
    EXPECT_EQ(stop_signs(question(), {credit(day("2026-11-11"))}).at(0).id, "V34");
    EXPECT_TRUE(stop_signs(question(LegalBasis::Cff156BisIIb, Firmness::ContestedUnguaranteed),
                           {credit(std::nullopt)})
                    .empty());
}

TEST(ACredit, OfAnotherDebtorOrOfNobodyKnownStopsTheOrder)
{
    OrderedCreditFacts other = credit(day("2026-05-04"));
    other.known->debtor = Rfc::parse("CPB980821QT6").value();
    EXPECT_EQ(stop_signs(question(), {other}).at(0).id, "V12");
    EXPECT_EQ(stop_signs(question(), {{"253019924", std::nullopt}}).at(0).id, "V11");
}

TEST(SeveralStopSigns, AreAllNamed)
{
    const Findings findings = stop_signs(
        question(), {credit(std::nullopt, {db::CreditFlag::Paid, db::CreditFlag::Concurso}),
                     credit(day("2026-05-04"), {db::CreditFlag::Deceased})});
    ASSERT_EQ(findings.size(), 4u);
    EXPECT_EQ(findings[0].id, "V30");
    EXPECT_EQ(findings[1].id, "V35");
    EXPECT_EQ(findings[2].id, "V34");
    EXPECT_EQ(findings[3].id, "V37");
}

}  // namespace
}  // namespace buzon::app
