#pragma once

#include "core/term_result.hpp"

#include <string>

namespace buzon {

// One JSON object (RFC 8259, UTF-8, one line): the contract of `buzon term --json` and of the API.
[[nodiscard]] std::string term_json(const NotificationTerms& terms);
[[nodiscard]] std::string term_json(const BankClocks& clocks);
}  // namespace buzon
