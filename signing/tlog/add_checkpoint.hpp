#pragma once

#include "core/sha256.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::signing {

// What a log asks a witness (c2sp.org/tlog-witness, POST …/add-checkpoint): a checkpoint, and that
// it continues the one of `old_size` that the witness cosigned last.
struct AddCheckpoint {
    std::int64_t old_size = 0;
    std::vector<Sha256> proof;  // at most 63
    std::string note;
};

[[nodiscard]] std::string add_checkpoint_text(const AddCheckpoint& request);
[[nodiscard]] std::optional<AddCheckpoint> parse_add_checkpoint(std::string_view body);

}  // namespace buzon::signing
