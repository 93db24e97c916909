#pragma once

#include "core/finding.hpp"
#include "gateway/services.hpp"
#include "signing/report.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace buzon::app {

// A copy of a signed PDF or XML of ours that carries its own proof: with the certificates and
// revocation data it rests on (B-LT), and with a time-stamp of the internal unit over all of it
// (B-LTA). Needs Part::Trust, and Part::Timestamps for B-LTA. Revocation comes from the lists in
// the trust folder, else from the responder that is configured; missing data is refused, nothing is
// left half done. A document that is not valid is refused with the reasons (AMPLIAR-NO-VALIDO); one
// without a time-stamp has no proven time to gather data for (AMPLIAR-SIN-SELLO). `level`: LT, LTA.
[[nodiscard]] tl::expected<std::string, Findings> extend(const Services& services,
                                                         std::string_view bytes,
                                                         signing::Level level);

}  // namespace buzon::app
