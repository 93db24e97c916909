#pragma once

#include "db/pool.hpp"

namespace buzon {

// How long one use case may keep a database connection, waiting for it included.
[[nodiscard]] inline db::Deadline request_deadline()
{
    return db::Deadline::in(std::chrono::seconds(30));
}

}  // namespace buzon
