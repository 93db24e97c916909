#include "templates/check.hpp"
#include "templates/compiled_type.hpp"
#include "tests/unit/templates/broken_rules.hpp"

#include <gtest/gtest.h>

#include <set>

namespace buzon::templates::test {
namespace {

std::vector<BrokenRule> all_broken_rules()
{
    std::vector<BrokenRule> out = broken_common_rules();
    for (const auto& more : {broken_act_rules(), broken_bank_rules()}) {
        out.insert(out.end(), more.begin(), more.end());
    }
    return out;
}

Findings findings_of(const BrokenRule& broken)
{
    Instance act = Instance::sample(broken.type);
    broken.edit(act);
    const auto checked = check(catalogue(), act.str(), today);
    return checked ? checked->warnings : checked.error();
}

class EachLegalRule : public testing::TestWithParam<BrokenRule> {};

TEST_P(EachLegalRule, BrokenAloneGivesItsOwnFindingAndNoOther)
{
    const Findings findings = findings_of(GetParam());
    ASSERT_FALSE(findings.empty());
    for (const Finding& finding : findings) {
        EXPECT_EQ(finding.id, GetParam().id) << finding.field << ": " << finding.reason;
        EXPECT_GT(finding.line, 0);
        EXPECT_FALSE(finding.reason.empty());
        EXPECT_FALSE(finding.remedy.empty());
        EXPECT_FALSE(finding.citation.empty());
        EXPECT_EQ(finding.reason.find("NaN"), std::string::npos) << finding.reason;
    }
}

std::string name_of(const testing::TestParamInfo<BrokenRule>& info)
{
    std::string out = info.param.id + "_" + info.param.type + "_" + std::to_string(info.index);
    for (char& c : out) {
        if (c == '-') c = '_';
    }
    return out;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EachLegalRule, testing::ValuesIn(all_broken_rules()), name_of);

TEST(EveryRuleOfTheActs, IsBrokenByAnInstanceOfTheseTests)
{
    std::set<std::string> broken;
    for (const BrokenRule& rule : all_broken_rules()) broken.insert(rule.id);
    for (const ActType& type : catalogue().list()) {
        if (type.family != Family::Act) continue;
        for (const std::string& id : type.compiled->rules.ids()) {
            EXPECT_TRUE(broken.contains(id)) << type.key << " " << id;
        }
    }
}

TEST(AnActWithSeveralFaults, IsRefusedWithAllOfThemAtOnce)
{
    Instance act = Instance::sample("cedula-cuotas");
    act.remove("/acto/recursos").remove("/acto/motivo").set("//trabajadores/@numero", "7");
    const auto checked = check(catalogue(), act.str(), today);
    ASSERT_FALSE(checked);
    std::set<std::string> ids;
    for (const Finding& finding : checked.error()) ids.insert(finding.id);
    EXPECT_EQ(ids, (std::set<std::string>{"LFDC23-PIE", "CFF38-IV-MOTIVO", "TRABAJADORES-NUMERO"}));
}

}  // namespace
}  // namespace buzon::templates::test
