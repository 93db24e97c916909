#pragma once

#include "gateway/app/issue.hpp"
#include "gateway/app/produce.hpp"
#include "templates/check.hpp"

#include <vector>

namespace buzon::app {

// An act that is admitted, rendered and signed: everything but true.
struct ReadyAct {
    const templates::CheckedAct* act = nullptr;
    Folio folio;
    Instant at;
    Sha256 input;  // of the checked instance
    Produced documents;
    std::vector<std::string> emails;  // where the aviso goes (mailbox)
    IssueLane lane = IssueLane::Single;
};

// Makes them true, in one transaction (an order to a bank in one of its own, which reads its group
// again): act, documents, events, and what has to leave. A COMMIT whose answer is lost is settled
// by the references on a fresh connection, which the unique (unit, reference) makes safe; in doubt
// once more: db::Error, and the caller asks again with the same acts. Answers in the order of
// `acts`, where a reference may stand only once.
[[nodiscard]] std::vector<IssueResult> store_acts(const Services& services,
                                                  const std::vector<ReadyAct>& acts);

// The answer for an act that was issued before.
[[nodiscard]] IssueResult replayed(const Services& services, const Folio& folio);
[[nodiscard]] Finding reference_taken(const std::string& reference, const Folio& first);

}  // namespace buzon::app
