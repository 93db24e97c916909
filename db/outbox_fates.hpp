#pragma once

#include "db/outbox.hpp"

#include <optional>
#include <string>
#include <vector>

namespace buzon::db {

// How each send of one act stands: an aviso goes to several addresses, each with its own fate.
struct OutboxFate {
    OutboxId id;
    std::string payload;
    std::optional<AttemptVerdict> outcome;  // Delivered or GiveUp; nothing while pending
    std::optional<Instant> accepted_at;     // Delivered: when the peer's answer arrived
};
// Oldest first. Read it after settle() in the same transaction, holding the act's row.
[[nodiscard]] std::vector<OutboxFate> fates_of(Connection& db, ActId act, OutboxKind kind);

// Keeps what is needed to send the same bytes again. False when the lease is no longer `owner`'s.
[[nodiscard]] bool set_payload(Transaction& tx, OutboxId id, std::string_view owner,
                               std::string_view payload);

}  // namespace buzon::db
