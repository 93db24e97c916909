#pragma once

#include "db/connection.hpp"
#include "signing/report.hpp"
#include "signing/tlog/policy.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace buzon::app {

// Something that does not hold, in Spanish, with its place.
struct LogDefect {
    signing::Code code;
    std::int64_t size = 0;  // of the tree, or the place of the entry
    std::string text;
};

struct LogCheck {
    std::int64_t size = 0;
    Sha256 root;
    std::int64_t checkpoints = 0;  // that were compared
    std::int64_t waiting = 0;
    std::vector<LogDefect> defects;  // the first hundred
};

// The whole log again from its entries' bytes: leaf hashes, full tiles, the root of every
// checkpoint and its signature by a log of the policy, every stored cosignature, entries that
// vanished from the queue. `witnessed`: a signed checkpoint that was kept elsewhere (a witness's, a
// receipt's): the log must contain that very tree, which finds one that was cut and signed again.
[[nodiscard]] LogCheck check_log(db::Connection& db, const signing::LogPolicy& policy,
                                 const std::optional<std::string>& witnessed);

}  // namespace buzon::app
