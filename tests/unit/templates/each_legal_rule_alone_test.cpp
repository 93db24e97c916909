#include "templates/check.hpp"
#include "templates/compiled_type.hpp"
#include "tests/unit/templates/broken_rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

namespace buzon::templates::test {
namespace {

Findings findings_of(const Instance& act)
{
    const auto checked = check(catalogue(), act.str(), today);
    return checked ? checked->warnings : checked.error();
}

// The cases of a type: its own, and the common ones of its other rules.
std::vector<BrokenRule> cases_of(const ActType& type)
{
    std::vector<BrokenRule> out = broken_rules(type.key);
    const std::vector<std::string> rules = type.compiled->rules.ids();
    const Instance sample = Instance::sample(type.key);
    std::set<std::string> own;
    for (const BrokenRule& one : out) own.insert(one.id);
    for (const std::string& id : impossible_rules(type.key)) own.insert(id);
    for (BrokenRule& one : broken_rules("common")) {
        const bool applies = one.condition.empty() ? std::ranges::find(rules, one.id) != rules.end()
                                                   : !sample.value(one.condition).empty();
        if (applies && !own.contains(one.id)) out.push_back(std::move(one));
    }
    return out;
}

class EachTypeOfAct : public testing::TestWithParam<std::string> {};

TEST_P(EachTypeOfAct, HasASampleWithoutFindings)
{
    const Findings findings = findings_of(Instance::sample(GetParam()));
    for (const Finding& finding : findings) {
        ADD_FAILURE() << finding.id << " " << finding.field << ": " << finding.reason;
    }
}

TEST_P(EachTypeOfAct, BrokenInOneRuleGivesItsFindingAndNoOther)
{
    for (const BrokenRule& broken : cases_of(type(GetParam()))) {
        SCOPED_TRACE(broken.id);
        Instance act = Instance::sample(GetParam());
        apply(broken.edits, act);
        const Findings findings = findings_of(act);
        EXPECT_FALSE(findings.empty());
        for (const Finding& finding : findings) {
            EXPECT_EQ(finding.id, broken.id) << finding.field << ": " << finding.reason;
            EXPECT_GT(finding.line, 0);
            EXPECT_FALSE(finding.reason.empty());
            EXPECT_FALSE(finding.remedy.empty());
            EXPECT_FALSE(finding.citation.empty());
            EXPECT_EQ(finding.reason.find("NaN"), std::string::npos) << finding.reason;
        }
    }
}

TEST_P(EachTypeOfAct, HasACaseForEachOfItsRules)
{
    std::set<std::string> broken;
    for (const BrokenRule& one : cases_of(type(GetParam()))) broken.insert(one.id);
    for (const std::string& id : impossible_rules(GetParam())) broken.insert(id);
    for (const std::string& id : type(GetParam()).compiled->rules.ids()) {
        EXPECT_TRUE(broken.contains(id)) << id;
    }
}

// Every element and attribute of the sample, by its path without positions.
std::set<std::string> paths_of(const xmlNode* node, const std::string& path)
{
    std::set<std::string> out{path};
    for (const xmlAttr* one = node->properties; one != nullptr; one = one->next) {
        out.insert(path + "/@" + plain(one->name));
    }
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            out.merge(paths_of(child, path + "/" + plain(child->name)));
    }
    return out;
}

std::string without_positions(const std::string& path)
{
    return std::regex_replace(path, std::regex(R"(\[\d+\])"), "");
}

// A legal rule names what it asks for in words; the schema names the element, or where it is
// missing.
bool names(const Finding& finding, const std::string& path)
{
    const std::size_t cut = path.find_last_of("/@") + 1;
    const std::string parent = path.substr(0, path.rfind('/'));
    return finding.id != "XSD" ||
           (finding.reason + finding.remedy).find(path.substr(cut)) != std::string::npos ||
           without_positions(finding.field) == parent;
}

bool is_listed(const std::string& path, const std::vector<std::string>& ends)
{
    return std::ranges::any_of(ends, [&](const std::string& end) { return path.ends_with(end); });
}

TEST_P(EachTypeOfAct, WithoutAnyElementThatIsNotOptionalIsRefusedByItsName)
{
    const std::vector<std::string> own = optional_paths(GetParam());
    const std::vector<std::string> common = optional_paths("common");
    const auto sample = xml::parse(Instance::sample(GetParam()).str(), "muestra");
    ASSERT_TRUE(sample);
    for (const std::string& path : paths_of(xmlDocGetRootElement(sample->get()), "/acto")) {
        if (path == "/acto") continue;
        Instance act = Instance::sample(GetParam());
        act.remove(path);
        const Findings findings = findings_of(act);
        if (is_listed(path, own)) {
            EXPECT_FALSE(refuses(findings)) << path << " is called optional and is demanded";
        } else if (!refuses(findings)) {
            EXPECT_TRUE(is_listed(path, common)) << path << " may be left out";
        } else {
            EXPECT_TRUE(
                std::ranges::any_of(findings, [&](const Finding& f) { return names(f, path); }))
                << path << " is refused without its name: " << findings.front().reason;
        }
    }
}

std::vector<std::string> types_of_acts()
{
    std::vector<std::string> out;
    for (const ActType& type : catalogue().list()) {
        if (type.family == Family::Act) out.push_back(type.key);
    }
    return out;
}

std::string name_of(const testing::TestParamInfo<std::string>& info)
{
    std::string out = info.param;
    std::ranges::replace(out, '-', '_');
    return out;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EachTypeOfAct, testing::ValuesIn(types_of_acts()), name_of);

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
