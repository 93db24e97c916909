#pragma once

#include "core/instant.hpp"
#include "signing/report.hpp"
#include "signing/trust.hpp"

#include <string_view>

namespace buzon::signing {

// Verifies a PDF with one PAdES signature. ByteRange must be [0 a b c] with the gap exactly the hex
// string of /Contents and c reaching the end of the file, or of the signed revision when only
// validation data and document time-stamps in the form of pades_extend follow: anything else
// appended is RevisionForbidden and NotWholeDocument. The certificate is examined at the
// time-stamp's genTime, else at `at`. Never throws for bad input. Limits: 16 revisions.
[[nodiscard]] Report verify_pdf(std::string_view pdf, const TrustStore& trust, Instant at);

}  // namespace buzon::signing
