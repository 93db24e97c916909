#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the Merkle log is made of. Written by one job at a time (try_lock_log); what a full tile is
// and how a checkpoint reads is signing/tlog's, above whom this folder knows nothing.
namespace buzon::db {

// Until the transaction ends nobody else sequences, in any process. False: somebody does.
[[nodiscard]] bool try_lock_log(Transaction& tx);

// Gives places from `first` on to the entries that have waited longest, at most `limit`, and
// returns their leaf hashes in order. Needs the lock.
[[nodiscard]] std::vector<Sha256> place_entries(Transaction& tx, std::int64_t first, int limit);

struct StoredTile {
    int level = 0;
    std::int64_t n = 0;
    std::string hashes;  // 256 of 32 bytes
    Sha256 root;
};
void add_log_tiles(Transaction& tx, const std::vector<StoredTile>& tiles);

struct StoredCheckpoint {
    std::int64_t size = 0;
    Sha256 root;
    std::string note;  // signed by the log
    Instant at;
};
void add_log_checkpoint(Transaction& tx, const StoredCheckpoint& checkpoint);
[[nodiscard]] std::optional<StoredCheckpoint> newest_checkpoint(Connection& db);
// The newest one that somebody cosigned.
[[nodiscard]] std::optional<StoredCheckpoint> newest_cosigned_checkpoint(Connection& db);
[[nodiscard]] std::optional<StoredCheckpoint> log_checkpoint(Connection& db, std::int64_t size);
// Oldest first, from this size on.
[[nodiscard]] std::vector<StoredCheckpoint> log_checkpoints_from(Connection& db, std::int64_t size,
                                                                 int limit);

struct StoredCosignature {
    std::int64_t size = 0;
    std::string witness;  // name of its key
    std::string line;     // of the note
    Instant at;
};
// The first of a witness for a size stays; false when there was one.
bool add_cosignature(Transaction& tx, const StoredCosignature& cosignature);
[[nodiscard]] std::vector<std::string> cosignature_lines(Connection& db, std::int64_t size);
// Size that this witness cosigned last; 0 if none.
[[nodiscard]] std::int64_t cosigned_size(Connection& db, std::string_view witness);

// Leaf hashes, entries, roots of full tiles, in the order of their places; fewer when the log ends.
[[nodiscard]] std::vector<Sha256> leaf_hashes(Connection& db, std::int64_t first, int count);
[[nodiscard]] std::vector<std::string> log_entries(Connection& db, std::int64_t first, int count);
[[nodiscard]] std::vector<Sha256> tile_roots(Connection& db, int level, std::int64_t first,
                                             int count);
[[nodiscard]] std::optional<std::string> full_tile(Connection& db, int level, std::int64_t n);

// Entries that have neither a place nor a row in the queue: somebody took it away.
[[nodiscard]] std::int64_t lost_log_entries(Connection& db);

// As a witness. The row is locked until the transaction ends; nullopt when nothing of this log was
// witnessed yet.
struct WitnessedLog {
    std::int64_t size = 0;
    Sha256 root;
};
[[nodiscard]] std::optional<WitnessedLog> lock_witnessed(Transaction& tx, std::string_view origin);
// `before`: what lock_witnessed gave. False when another transaction was the first to witness this
// log meanwhile: nothing was stored.
[[nodiscard]] bool set_witnessed(Transaction& tx, std::string_view origin,
                                 const std::optional<WitnessedLog>& before,
                                 const WitnessedLog& seen, Instant at);

}  // namespace buzon::db
