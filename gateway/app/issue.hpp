#pragma once

#include "core/act_history.hpp"
#include "core/finding.hpp"
#include "core/folio.hpp"
#include "core/instant.hpp"
#include "core/sha256.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace buzon::app {

// Which queue the act's delivery goes to: a single act does not wait behind a batch.
enum class IssueLane { Single, Batch };

// Whether this call issued the act, or the same (unit, reference) with the same content had been
// issued before and this is the first answer again.
enum class IssueOutcome { New, Replay };

struct IssuedAct {
    Folio folio;
    std::string check_code;
    std::string unit;
    std::string reference;
    std::string act_type;
    Instant issued_at;
    ActState state = ActState::Issued;
    Sha256 xml;  // of the sealed XML, stored like pdf and html under this name
    Sha256 pdf;
    Sha256 html;
    IssueOutcome outcome = IssueOutcome::New;
    Findings warnings;  // for a human to look at; never kept from issuing
};

// Issues one act: check → admission → folio → seal → XHTML → PDF → PAdES B-T → one transaction with
// documents, events and what has to leave → COMMIT. The answer exists only after COMMIT.
//
// Exactly once by (unit, reference): the same bytes again give the first act (Replay); other bytes
// under the same reference are refused with the id kReferenceTaken. A COMMIT whose answer was lost
// is looked up on a fresh connection, never sent again. A refusal carries every finding and leaves
// nothing stored (a folio may stay unused). Database or signing failures are exceptions.
// Needs all Parts. Thread-safe.
[[nodiscard]] tl::expected<IssuedAct, Findings> issue(const Services& services,
                                                      std::string_view xml,
                                                      IssueLane lane = IssueLane::Single);

// The same for several acts at once: one round trip for what the database knows and one transaction
// for what becomes true, so many cost little more than one. Answers in the order of `acts`; the
// same reference twice is a replay or a refusal of the second.
using IssueResult = tl::expected<IssuedAct, Findings>;
[[nodiscard]] std::vector<IssueResult> issue_all(const Services& services,
                                                 const std::vector<std::string>& acts,
                                                 IssueLane lane);

inline constexpr std::string_view kReferenceTaken = "REFERENCIA-REPETIDA";

}  // namespace buzon::app
