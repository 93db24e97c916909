#pragma once

#include "core/sha256_blocks.hpp"

namespace buzon {

// Whether this processor has the SHA extensions; false on others than x86-64.
[[nodiscard]] bool has_sha_instructions();

// sha256_blocks() with them. Only where has_sha_instructions().
void sha256_blocks_x86(Sha256State& state, std::string_view blocks);

}  // namespace buzon
