#pragma once

#include "core/term_result.hpp"

#include <string>

namespace buzon {

// The same, in Spanish for a person at a terminal: dates first, the count day by day below.
[[nodiscard]] std::string term_text(const NotificationTerms& terms);
[[nodiscard]] std::string term_text(const BankClocks& clocks);
// "Último día para pagar": what a date is, in Spanish.
[[nodiscard]] std::string_view spanish(DeadlineId id);
[[nodiscard]] std::string findings_text(const Findings& findings);

}  // namespace buzon
