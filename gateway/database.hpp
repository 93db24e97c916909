#pragma once

#include "core/finding.hpp"
#include "db/pool.hpp"
#include "gateway/config.hpp"

#include <tl/expected.hpp>

namespace buzon {

// How long one use case may keep a database connection, waiting for it included.
[[nodiscard]] inline db::Deadline request_deadline()
{
    return db::Deadline::in(std::chrono::seconds(30));
}

// How to connect as the configuration says, its password read from its file; a file that cannot be
// read is a finding.
[[nodiscard]] tl::expected<db::ConnectSettings, Finding> connect_settings(
    const Config& config, db::Role role = db::Role::App);

}  // namespace buzon
