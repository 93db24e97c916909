#pragma once

#include "core/strong_id.hpp"

#include <string>

namespace buzon::app {

// The ENVID (RFC 3461 §4.4) under which a row of the outbox is mailed: a bounce brings it back.
[[nodiscard]] inline std::string envelope_id(OutboxId row)
{
    return "outbox-" + std::to_string(row.value);
}

}  // namespace buzon::app
