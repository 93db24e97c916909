#pragma once

#include <string>
#include <vector>

namespace buzon {

// One reason why an input is refused (Error) or deserves a human look (Warning).
// All texts are Spanish, written for the person who must mend the input; a refusal always
// carries every finding at once. `line` is 1-based, 0 when the input has no lines.
enum class Severity { Warning, Error };

struct Finding {
    std::string id;  // stable rule id: "CFF38-IV", "RFC-FORMA", "V30"
    Severity severity = Severity::Error;
    std::string field;  // XPath, CSV column or command-line option
    int line = 0;
    std::string reason;    // what is wrong
    std::string remedy;    // what to do about it
    std::string citation;  // article, or empty
};

using Findings = std::vector<Finding>;

[[nodiscard]] inline bool refuses(const Findings& findings)
{
    for (const Finding& f : findings) {
        if (f.severity == Severity::Error) return true;
    }
    return false;
}

}  // namespace buzon
