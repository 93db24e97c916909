#pragma once

#include "channels/bank_answer.hpp"
#include "core/finding.hpp"
#include "core/log.hpp"
#include "db/banks.hpp"
#include "db/transaction.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <string_view>

namespace buzon::app {

// A message of a bank whose signature holds: of that bank, over exactly these octets.
struct BelievedAnswer {
    channels::BankAnswer answer;
    std::string_view bytes;  // as received: the evidence
};

// Signature (XAdES, the bank's registered certificate), then schema and arithmetic of the signed
// octets. Every reason at once: RESPUESTA-FIRMA, RESPUESTA-FIRMANTE, RESPUESTA-ENTIDAD and those of
// channels::parse_answer.
[[nodiscard]] tl::expected<BelievedAnswer, Findings> believe(const Services& services,
                                                             const db::Bank& bank,
                                                             std::string_view bytes);

enum class AnswerStored { New, Duplicate };

// Stores the message, records what it says and what follows from it (a freeze with money held:
// the notice to the employer). The same message again changes nothing; the same identifier with
// other bytes is refused (RESPUESTA-E104) with an alarm. More held than the group's cap is recorded
// and raised as an alarm for a release of the excess. Refused: RESPUESTA-ORDEN (unknown, or of
// another bank).
[[nodiscard]] tl::expected<AnswerStored, Findings> record_answer(const Services& services,
                                                                 const Logger& log,
                                                                 db::Transaction& tx,
                                                                 const db::Bank& bank,
                                                                 const BelievedAnswer& believed);

// Both, for a message that a bank posts.
[[nodiscard]] tl::expected<AnswerStored, Findings> receive(const Services& services,
                                                           const Logger& log, const db::Bank& bank,
                                                           std::string_view bytes);

}  // namespace buzon::app
