#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "templates/libxml.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace buzon::templates {

// The rules of one act.sch (ISO/IEC 19757-3: pattern, rule, let, assert, report, value-of,
// include), compiled once and evaluated by libxml2's XPath; in a pattern the first rule that
// matches a node takes it. Two attributes of our own on an assert, b:remedio and b:cita, become
// remedy and citation. Limits: no phases, abstract rules, keys or diagnostics. Immutable; shared
// between threads.
class Schematron {
  public:
    [[nodiscard]] static tl::expected<Schematron, Findings> load(const std::filesystem::path& file);

    // Appends one finding for each assertion that fails.
    void evaluate(xmlDoc* doc, LocalDate today, Findings& findings) const;

    // Every rule id, in the order of the file.
    [[nodiscard]] std::vector<std::string> ids() const;

  private:
    struct Let {
        std::string name;
        CompiledXPath value;
    };
    struct Assertion {
        std::string id;
        Severity severity = Severity::Error;
        CompiledXPath test;
        bool fires_when = false;  // assert speaks when its test is false, report when it is true
        std::vector<std::variant<std::string, CompiledXPath>> message;
        std::string remedy;
        std::string citation;
    };
    struct Rule {
        CompiledXPath context;
        std::vector<Let> lets;
        std::vector<Assertion> assertions;
    };
    struct Pattern {
        std::vector<Rule> rules;
    };
    struct Loader;

    void judge(const Rule& rule, xmlNode* node, xmlXPathContext* context, Findings& findings) const;

    std::vector<Pattern> patterns_;
};

}  // namespace buzon::templates
