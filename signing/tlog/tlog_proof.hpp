#pragma once

#include "signing/tlog/checkpoint.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::signing {

// A receipt that anybody can verify offline: that an entry is in a log at a place
// (c2sp.org/tlog-proof, file name *.tlog-proof).
struct TlogProof {
    std::optional<std::string> extra;  // not signed by anybody; ours carry the entry itself
    std::int64_t index = 0;
    std::vector<Sha256> hashes;
    std::string checkpoint;  // the signed note as it is
};

[[nodiscard]] std::string tlog_proof_text(const TlogProof& proof);
[[nodiscard]] std::optional<TlogProof> parse_tlog_proof(std::string_view bytes);
// Whether the bytes say that they are one, well made or not.
[[nodiscard]] bool looks_like_tlog_proof(std::string_view bytes);

struct TlogProofReport {
    Report report;  // content: the entry, once it is proven
    std::optional<Checkpoint> checkpoint;
    std::int64_t index = 0;
    std::vector<Cosigned> cosigned;
};

// `entry`: what should be in the log; without it the receipt's own `extra` is taken, which proves
// itself: its hash must lead to the signed root. Codes: those of the checkpoint, EntryInLog,
// EntryNotInLog, EntryMissing, EntryDiffers.
[[nodiscard]] TlogProofReport verify_tlog_proof(std::string_view bytes, const LogPolicy& policy,
                                                std::optional<std::string_view> entry);

}  // namespace buzon::signing
