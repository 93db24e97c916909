#pragma once

#include "gateway/services.hpp"

#include <string>
#include <string_view>

namespace buzon::app {

// What a witness answers to add-checkpoint (c2sp.org/tlog-witness).
enum class Witnessed {
    Cosigned,      // 200: text holds the signature lines
    Malformed,     // 400
    NotSigned,     // 403: no signature of a key that is known for this log
    UnknownLog,    // 404
    OtherSize,     // 409: text holds the size that was cosigned last
    OtherRoot,     // 409: the same size with another root: a fork
    Inconsistent,  // 422: does not continue what was cosigned
};

struct WitnessAnswer {
    Witnessed outcome = Witnessed::Malformed;
    std::string text;
};

// Cosigns a checkpoint of a log of witness.policy when it continues the one that was cosigned last.
// That it did is committed before this returns: nothing that goes back or aside is ever cosigned,
// whatever is killed and however many ask at once. Needs Part::Ledger with a witness key.
[[nodiscard]] WitnessAnswer witness_checkpoint(const Services& services, std::string_view body);

}  // namespace buzon::app
