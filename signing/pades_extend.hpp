#pragma once

#include "core/finding.hpp"
#include "core/sha256.hpp"
#include "signing/trust.hpp"

#include <tl/expected.hpp>

#include <functional>
#include <string>

namespace buzon::signing {

// Gives a TimeStampToken (DER, RFC 3161) over a digest: TimestampAuthority::stamp, or a client of
// an outside authority. What it throws passes through.
using Stamper = std::function<std::string(const Sha256& digest)>;

// PAdES B-LT: appends a revision with `data` (see gather_validation_data) to a PDF signed by
// sign_pdf, extended before or not. What stands there stays byte by byte. Data that the file has
// already is left out; if nothing is left the file comes back as it was. Refuses files that
// verify_pdf would not read: PDF-NO-AMPLIABLE.
[[nodiscard]] tl::expected<std::string, Findings> add_validation_data(std::string pdf,
                                                                      ValidationData data);

// PAdES B-LTA: appends a revision with a document time-stamp over all of the file. Uses the first
// free of the fields that the renderer left for it; with none left: PDF-SIN-CAMPO (an evidence
// record, RFC 4998, renews without a field).
[[nodiscard]] tl::expected<std::string, Findings> add_document_timestamp(std::string pdf,
                                                                         const Stamper& stamp);

}  // namespace buzon::signing
