#pragma once

#include "core/term_result.hpp"

#include <string>

namespace buzon {

// The same, in Spanish for a person at a terminal: dates first, the count day by day below.
[[nodiscard]] std::string term_text(const NotificationTerms& terms);
[[nodiscard]] std::string term_text(const BankClocks& clocks);
[[nodiscard]] std::string findings_text(const Findings& findings);

}  // namespace buzon
