#include "templates/release_order.hpp"

#include "templates/check.hpp"
#include "tests/unit/templates/instance.hpp"

#include <gtest/gtest.h>

namespace buzon::templates::test {
namespace {

ResolvedRelease paid()
{
    return {.reference = "3901/PAE/2026/000312/LIB-2",
            .reason = ReleaseReason::Paid,
            .amount = *Money::parse("934218.55"),
            .held = *Money::parse("934218.55"),
            .ordered_on = *parse_iso_date("2026-11-06")};
}

tl::expected<CheckedAct, Findings> lifted(const Instance& order, const ResolvedRelease& release)
{
    const auto checked = check(catalogue(), order.str(), today);
    if (!checked) throw std::runtime_error(checked.error().front().reason);
    const std::string issued = sealed(*checked->type, checked->xml);
    return check(catalogue(), release_order(type("liberacion-inmovilizacion"), issued, release),
                 today);
}

TEST(TheReleaseMadeFromAnOrder, ChecksCleanAndIsForTheSameBank)
{
    const auto release = lifted(Instance::sample("inmovilizacion"), paid());
    ASSERT_TRUE(release) << release.error().front().reason;
    EXPECT_TRUE(release->warnings.empty());
    EXPECT_EQ(release->addressee.rfc.str(), "BDP850101HJ5");
    EXPECT_EQ(release->channel, Channel::Bank);
    EXPECT_EQ(release->total, Money::parse("934218.55").value());
    EXPECT_FALSE(release->bank) << "it orders no freeze";
}

TEST(TheReleaseOfAnyCause, ChecksClean)
{
    for (int cause = 0; cause <= static_cast<int>(ReleaseReason::Other); ++cause) {
        ResolvedRelease what = paid();
        what.reason = static_cast<ReleaseReason>(cause);
        const auto release = lifted(Instance::sample("inmovilizacion"), what);
        EXPECT_TRUE(release) << code_of(what.reason) << ": " << release.error().front().reason;
    }
}

TEST(TheReleaseOfAnExcess, RunsFromItsEffect)
{
    ResolvedRelease what = paid();
    what.reason = ReleaseReason::Excess;
    const auto release = lifted(Instance::sample("inmovilizacion"), what);
    ASSERT_TRUE(release) << release.error().front().reason;
    EXPECT_NE(release->xml.find(R"(<plazo desde="FROM_EFFECT" dias="3")"), std::string::npos);
}

TEST(TheReleaseForAPerson, NamesHerWhole)
{
    Instance order = Instance::sample("inmovilizacion");
    order.remove("//persona/regimen")
        .replace("//persona/denominacion", "<paterno>ÁLVAREZ</paterno>");
    order.add_after("//persona/paterno", "<nombre>JOSÉ MARÍA</nombre>");
    order.add_after("//persona/paterno", "<materno>NÚÑEZ</materno>");
    order.set("//persona/@tipo", "FISICA").set("//persona/@rfc", "NUAJ8207159X0");
    order.add_after("//objetivos/excluye[1]", "<excluye>PENSION</excluye>");
    order.add_after("//objetivos/excluye[1]", "<excluye>SAVINGS_LIC60</excluye>");
    const auto release = lifted(order, paid());
    ASSERT_TRUE(release) << release.error().front().reason;
    EXPECT_NE(release->xml.find("nombre=\"JOSÉ MARÍA ÁLVAREZ NÚÑEZ\""), std::string::npos);
}

}  // namespace
}  // namespace buzon::templates::test
