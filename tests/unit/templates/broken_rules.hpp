#pragma once

#include "core/money.hpp"
#include "tests/unit/templates/instance.hpp"

#include <string>
#include <vector>

namespace buzon::templates::test {

// One change of an instance, as tests/data/rules writes it.
struct Edit {
    enum class Kind : std::uint8_t { Remove, Set, Amount, AddAfter, Replace };
    Kind kind = Kind::Set;
    std::string place;  // XPath
    std::string value;  // text, or an XML fragment
};

// What turns the sample of a type into an instance that breaks one rule and nothing else.
struct BrokenRule {
    std::string id;
    std::string condition;  // only of common.xml: XPath of a sample that it applies to
    std::vector<Edit> edits;
};

// tests/data/rules/<name>.xml: the cases of one type, or "common": those of every type that has the
// rule and no case of its own for it. Empty when there is no such file.
[[nodiscard]] std::vector<BrokenRule> broken_rules(const std::string& name);

// Of the same file: ends of the paths that an instance may leave out.
[[nodiscard]] std::vector<std::string> optional_paths(const std::string& name);

// Of the same file: rules of common files that no instance of the type can break alone; the file
// says why.
[[nodiscard]] std::vector<std::string> impossible_rules(const std::string& name);

void apply(const std::vector<Edit>& edits, Instance& act);

}  // namespace buzon::templates::test
