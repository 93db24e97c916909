#pragma once

#include "core/finding.hpp"

#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <string_view>

namespace buzon {

// How a finding is shown when a test fails.
inline void PrintTo(const Finding& finding, std::ostream* out)
{
    *out << finding.id << " (" << finding.field << "): " << finding.reason;
}

namespace test {

[[nodiscard]] inline bool has(const Findings& findings, std::string_view id)
{
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding& finding) { return finding.id == id; });
}

[[nodiscard]] inline std::set<std::string> ids_of(const Findings& findings)
{
    std::set<std::string> ids;
    for (const Finding& finding : findings) ids.insert(finding.id);
    return ids;
}

}  // namespace test
}  // namespace buzon
