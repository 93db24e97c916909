#pragma once

#include "channels/attempt.hpp"
#include "core/log.hpp"
#include "db/outbox.hpp"

#include <optional>
#include <string>

namespace buzon::app {

// The end of one try of one outbox row.
struct Tried {
    const db::OutboxRow& row;
    const std::string& owner;
    channels::Attempt attempt;
    std::optional<Instant> not_before;  // of the next try; else the lane's pace decides
};

// Stores the transcript (returned, to be cited by events) and settles the row by the attempt's
// verdict, in the caller's transaction: what the attempt made true is recorded with it. Giving up
// anything but an aviso or a courtesy opens a work item.
struct SettledTry {
    db::Settled settled = db::Settled::Done;
    std::optional<Sha256> transcript;
};
[[nodiscard]] SettledTry settle(db::Transaction& tx, const Tried& tried, Instant now);

// A row that must wait for its hour, or that nothing is left to do for: no peer was spoken to.
[[nodiscard]] channels::Attempt not_tried(channels::Verdict verdict, std::string code,
                                          std::string reason, Instant now);

// What the log says of a settled try.
[[nodiscard]] LogEvent log_event_of(channels::Verdict verdict);

}  // namespace buzon::app
