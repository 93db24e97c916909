#pragma once

#include "core/bank_history.hpp"
#include "core/finding.hpp"
#include "core/rfc.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace buzon::app {

// What an official who approves signs: order, act, amount and the digest of the document he read.
// Findings: ORDEN-INEXISTENTE.
[[nodiscard]] tl::expected<std::string, Findings> approval_cadena(const Services& services,
                                                                  const Rfc& official,
                                                                  std::string_view order_uuid,
                                                                  int act_no);

struct Approval {
    std::string_view order_uuid;
    int act_no = 1;
    std::string_view certificate;  // DER or PEM
    std::string_view signature_base64;
};

struct ApprovedAct {
    int approvals = 0;  // of the two that are needed
    BankState state = BankState::Checked;
};

// One official's signed consent to a freeze or a release. With the second of two different ones the
// message is signed and queued in its lane, in the same transaction. Every reason at once:
// EFIRMA-…, APROBACION-AJENA (another's e.firma), APROBACION-ROL (not an approver of the unit, in
// force), APROBACION-FIRMA, APROBACION-REPETIDA (the same person twice), APROBACION-COMPLETA, and
// for a freeze the stop-signs with the facts of this moment.
[[nodiscard]] tl::expected<ApprovedAct, Findings> approve(const Services& services,
                                                          const Rfc& caller,
                                                          const Approval& approval);

}  // namespace buzon::app
