#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The Merkle log's entries as whoever makes evidence sees them. Its order, tiles and checkpoints
// are log_tree.hpp's; one job (gateway/app/sequence_log) makes them, within a second or so of the
// commit.
namespace buzon::db {

// Longest entry that a bundle of C2SP tlog-tiles can carry. Log a digest record, not a document.
inline constexpr std::size_t kLongestLogEntry = 65'535;

// Hands in an entry: logged if and only if the caller's transaction commits. Gives its leaf hash
// SHA-256(0x00 ‖ entry) (RFC 6962 §2.1), which names the entry from then on. The same bytes again
// are the same entry: nothing is added. An empty entry or one that is too long is std::logic_error.
Sha256 append_to_log(Transaction& tx, std::string_view entry);
// Many in one round trip, which get their places in this order; leaf hashes likewise. Two
// transactions that hand in the same entries in another order may collide (Error{Serialization}).
std::vector<Sha256> append_to_log(Transaction& tx, const std::vector<std::string>& entries);

// The place an entry was given; nullopt while it waits, or when it was never handed in.
[[nodiscard]] std::optional<std::int64_t> log_index(Connection& db, const Sha256& leaf);

// The bytes that were handed in under this leaf hash.
[[nodiscard]] std::optional<std::string> log_entry(Connection& db, const Sha256& leaf);

// How many entries wait for a place.
[[nodiscard]] std::int64_t log_queue_length(Connection& db);

}  // namespace buzon::db
