#pragma once

#include "channels/bank_answer.hpp"

namespace buzon::channels {

// Where the figures of an answer contradict one another; empty when nowhere.
[[nodiscard]] Findings inconsistencies_of(const AnswerBody& body);

}  // namespace buzon::channels
