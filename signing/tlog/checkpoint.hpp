#pragma once

#include "core/instant.hpp"
#include "signing/report.hpp"
#include "signing/tlog/merkle.hpp"
#include "signing/tlog/note.hpp"
#include "signing/tlog/policy.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::signing {

// What a log signs of itself (c2sp.org/tlog-checkpoint): whose log, how many entries, their root.
struct Checkpoint {
    std::string origin;
    Tree tree;
    std::string extensions;  // further lines, each with its end; we write none
};

[[nodiscard]] std::string checkpoint_text(const Checkpoint& checkpoint);
[[nodiscard]] std::optional<Checkpoint> parse_checkpoint_text(std::string_view text);

struct Cosigned {
    std::string witness;  // name of its key
    Instant at;           // what the witness says
};

// A signed checkpoint as a policy judges it. Codes: SignatureIntact with LogWitnessed or
// LogNotWitnessed; SignatureBroken (a known key's signature that is not its own spoils the whole),
// LogUntrusted, Unreadable.
struct CheckpointReport {
    Codes codes;
    std::optional<Checkpoint> checkpoint;  // once a known log's signature holds
    std::vector<Cosigned> cosigned;
};
[[nodiscard]] CheckpointReport examine_checkpoint(std::string_view note, const LogPolicy& policy);

}  // namespace buzon::signing
