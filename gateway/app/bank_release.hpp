#pragma once

#include "core/bank_terms.hpp"
#include "core/finding.hpp"
#include "core/folio.hpp"
#include "core/log.hpp"
#include "core/money.hpp"
#include "core/rfc.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <string_view>

namespace buzon::app {

struct ReleaseRequest {
    std::string_view order_uuid;
    ReleaseReason reason = ReleaseReason::Paid;
    std::optional<Money> amount;  // all that is held when absent
};

struct RequestedRelease {
    int act_no = 2;                 // the act to approve
    std::optional<Folio> document;  // its own; none: it goes with the order's
    Findings warnings;              // why it has none
};

// Asks for money to be set free: lenient on the way in, two approvals on the way out. Refused:
// ORDEN-INEXISTENTE, LIBERACION-ROL, LIBERACION-NADA (nothing is held), LIBERACION-IMPORTE (more
// than is held), LIBERACION-PENDIENTE (one waits already). The request is committed first; then its
// document is issued, an act liberacion-inmovilizacion signed by the official of the order. A
// release never waits for its paper: what keeps it from being issued is a warning, and the release
// goes with the order's document.
[[nodiscard]] tl::expected<RequestedRelease, Findings> request_release(
    const Services& services, const Logger& log, const Rfc& caller, const ReleaseRequest& request);

}  // namespace buzon::app
