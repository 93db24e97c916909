#pragma once

#include "core/instant.hpp"
#include "signing/report.hpp"
#include "signing/trust.hpp"

#include <string_view>

namespace buzon::signing {

// Verifies a PDF with one PAdES signature. ByteRange must be [0 a b c] with the gap exactly the hex
// string of /Contents and c reaching the end of the file: anything appended later is
// NotWholeDocument. The certificate is examined at the time-stamp's genTime, else at `at`. Never
// throws for bad input. Limits: no document time-stamps (B-LTA), no DSS.
[[nodiscard]] Report verify_pdf(std::string_view pdf, const TrustStore& trust, Instant at);

}  // namespace buzon::signing
