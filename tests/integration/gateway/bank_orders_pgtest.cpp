#include "db/bank_orders.hpp"
#include "db/credits.hpp"
#include "gateway/app/issue.hpp"
#include "tests/support/findings.hpp"
#include "tests/support/gateway_desk.hpp"

#include <gtest/gtest.h>

// An order to a bank: admitted only without any doubt, and waiting for two approvals afterwards.
namespace buzon {
namespace {

using test::GatewayDesk;
using test::has;
using test::sample_instance;

TEST(AnOrderToABank, WaitsForItsApprovals)
{
    GatewayDesk desk;
    const auto act = app::issue(desk.services(), sample_instance("inmovilizacion", "R-1"));
    ASSERT_TRUE(act) << ::testing::PrintToString(act.error());
    EXPECT_EQ(act->state, ActState::WithBank);
    EXPECT_EQ(desk.count("bank_orders WHERE state = 'checked'"), 1);
    EXPECT_EQ(desk.count("bank_acts WHERE act_no = 1 AND kind = 'freeze'"), 1);
    EXPECT_EQ(desk.count("bank_order_credits"), 2);
    EXPECT_EQ(desk.count("outbox"), 0) << "nothing leaves before two officials approved";
}

TEST(AnOrderToABank, IsNotRepeatedWhileOneOfItsGroupLives)
{
    GatewayDesk desk;
    ASSERT_TRUE(app::issue(desk.services(), sample_instance("inmovilizacion", "R-1")));
    const auto second = app::issue(desk.services(), sample_instance("inmovilizacion", "R-2"));
    ASSERT_FALSE(second);
    EXPECT_TRUE(has(second.error(), "V28"));
    EXPECT_TRUE(has(second.error(), "V10"));
    EXPECT_EQ(desk.count("acts"), 1);
    EXPECT_EQ(desk.count("bank_orders"), 1);
}

TEST(AnOrderToABank, IsRefusedOverTheCapOfItsCredits)
{
    GatewayDesk desk;
    const auto act = app::issue(
        desk.services(),
        sample_instance(
            "inmovilizacion", "R-1",
            {{"importe=\"1500000.00\" letra=\"UN MILLÓN QUINIENTOS MIL PESOS 00/100 M.N.\"",
              "importe=\"1500000.01\" letra=\"UN MILLÓN QUINIENTOS MIL PESOS 01/100 M.N.\""}}));
    ASSERT_FALSE(act);
    desk.expect_nothing_stored();
}

TEST(AnOrderToABank, IsRefusedForACreditThatTheRegistryDoesNotKnow)
{
    GatewayDesk desk;
    const auto act = app::issue(
        desk.services(), sample_instance("inmovilizacion", "R-1",
                                         {{"numero=\"253019924\"", "numero=\"253019925\""}}));
    ASSERT_FALSE(act);
    EXPECT_TRUE(has(act.error(), "V11")) << ::testing::PrintToString(act.error());
    desk.expect_nothing_stored();
}

struct StopSign {
    const char* flag;
    const char* id;
};
void PrintTo(const StopSign& sign, std::ostream* out)
{
    *out << sign.id << " " << sign.flag;
}

class AStopSign : public ::testing::TestWithParam<StopSign> {};

TEST_P(AStopSign, RefusesTheOrderAndNothingIsStored)
{
    GatewayDesk::Setup setup;
    setup.credit_flags = {{"253022381", GetParam().flag}};
    GatewayDesk desk(setup);
    const auto act = app::issue(desk.services(), sample_instance("inmovilizacion", "R-1"));
    ASSERT_FALSE(act);
    EXPECT_TRUE(has(act.error(), GetParam().id)) << ::testing::PrintToString(act.error());
    desk.expect_nothing_stored();
}

INSTANTIATE_TEST_SUITE_P(
    OnOneCreditOfTheOrder, AStopSign,
    ::testing::Values(StopSign{"paid", "V30"}, StopSign{"in_agreement", "V31"},
                      StopSign{"guaranteed", "V32"}, StopSign{"guarantee_filed", "V32"},
                      StopSign{"suspended", "V33"}, StopSign{"inconformidad_pending", "V33"},
                      StopSign{"concurso", "V35"}, StopSign{"prescribed", "V36"},
                      StopSign{"cancelled", "V36"}, StopSign{"deceased", "V37"}));

}  // namespace
}  // namespace buzon
