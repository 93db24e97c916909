#pragma once

#include "db/connection.hpp"
#include "signing/tlog/tile.hpp"

#include <optional>
#include <string>
#include <vector>

// The Merkle log as it is read: what is asked for by path, and proofs made of it.
namespace buzon::app {

// Hashes of a tile of the log, full or partial, out of the database; std::runtime_error when it
// does not hold as many as it must.
[[nodiscard]] std::vector<Sha256> log_hashes(db::Connection& db, const signing::Tile& tile);

// For proofs in the tree of this size. Uses the connection as long as it lives.
[[nodiscard]] signing::TileReader log_tiles(db::Connection& db, std::int64_t size);

// What GET <prefix>/checkpoint answers: the newest note with the cosignatures it has. nullopt: the
// log is empty.
[[nodiscard]] std::optional<std::string> served_checkpoint(db::Connection& db);

// What GET <prefix>/tile/… answers: hashes or a bundle of entries. nullopt: the log has no such
// tile (yet).
[[nodiscard]] std::optional<std::string> served_tile(db::Connection& db, const signing::Tile& tile);

// The receipt (*.tlog-proof) of the entry with this leaf hash, which it carries, in the newest
// cosigned checkpoint that has it, else in the newest. nullopt: no such entry, or it still waits.
[[nodiscard]] std::optional<std::string> log_receipt(db::Connection& db, const Sha256& leaf);

}  // namespace buzon::app
