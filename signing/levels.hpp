#pragma once

#include "signing/report.hpp"
#include "signing/timestamp.hpp"
#include "signing/trust.hpp"

#include <optional>
#include <vector>

// Private to this folder: what a signature's time-stamps and validation data prove together, the
// same for PDF and XML (ETSI EN 319 102-1 §5.5, §5.6).
namespace buzon::signing {

struct ArchiveStamp {
    TokenReport token;
    bool covers_data = false;  // validation data stood there when it was made
};

struct LevelEvidence {
    std::optional<TokenReport> signature_stamp;
    ValidationData data;                // all that came along
    std::vector<ArchiveStamp> archive;  // in the order in which they were added
};

// Adds to `report`: the proven time and what speaks against its stamp, the archive stamps, the
// signer's chain at the proven time (else at `at`), and the level. `pinned` are the caller's
// authorities, `trust` the same with the data that came along.
void judge_levels(const LevelEvidence& evidence, const TrustStore& pinned, const TrustStore& trust,
                  Instant at, Report& report);

}  // namespace buzon::signing
