#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "signing/ocsp.hpp"
#include "signing/report.hpp"
#include "signing/trust.hpp"

#include <tl/expected.hpp>

namespace buzon::signing {

// Everything that `report`'s signature and time-stamps rest on, to travel with the document: the
// chains, and for each certificate but the anchors the list of its issuer or, where there is none
// in force, the responder's answer. `ocsp` may be nullptr; it is asked only where no list helps.
// What cannot be had is a finding each (LT-CADENA, LT-REVOCACION): half a proof is not added.
// Limits: answers are for the signer and the units of time; authorities need a list.
[[nodiscard]] tl::expected<ValidationData, Findings> gather_validation_data(const Report& report,
                                                                            const TrustStore& trust,
                                                                            const OcspClient* ocsp);

}  // namespace buzon::signing
