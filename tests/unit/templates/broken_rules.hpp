#pragma once

#include "core/money.hpp"
#include "tests/unit/templates/instance.hpp"

#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace buzon::templates::test {

// An instance that breaks one rule of its type and nothing else.
struct BrokenRule {
    std::string id;
    std::string type;
    std::function<void(Instance&)> edit;

    friend void PrintTo(const BrokenRule& value, std::ostream* out)
    {
        *out << value.id << " of " << value.type;
    }
};

[[nodiscard]] inline std::string in_words(std::string_view amount)
{
    return Money::parse(amount)->in_words();
}

[[nodiscard]] std::vector<BrokenRule> broken_common_rules();
[[nodiscard]] std::vector<BrokenRule> broken_act_rules();
[[nodiscard]] std::vector<BrokenRule> broken_bank_rules();

}  // namespace buzon::templates::test
