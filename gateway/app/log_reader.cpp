#include "gateway/app/log_reader.hpp"

#include "db/log.hpp"
#include "db/log_tree.hpp"
#include "signing/tlog/tlog_proof.hpp"

#include <stdexcept>

namespace buzon::app {
namespace {

using signing::Tile;

std::string note_of(db::Connection& db, const db::StoredCheckpoint& checkpoint)
{
    std::string note = checkpoint.note;
    for (const std::string& line : db::cosignature_lines(db, checkpoint.size)) note += line;
    return note;
}

std::int64_t size_of(db::Connection& db)
{
    const auto newest = db::newest_checkpoint(db);
    return newest ? newest->size : 0;
}

}  // namespace

std::vector<Sha256> log_hashes(db::Connection& db, const Tile& tile)
{
    std::vector<Sha256> hashes;
    if (!tile.partial()) {
        if (const auto stored = db::full_tile(db, tile.level, tile.n)) {
            hashes = signing::parse_tile(*stored).value_or(std::vector<Sha256>());
        }
    } else if (tile.level == 0) {
        hashes = db::leaf_hashes(db, tile.n * signing::kTileWidth, tile.width);
    } else {
        hashes = db::tile_roots(db, tile.level - 1, tile.n * signing::kTileWidth, tile.width);
    }
    if (static_cast<int>(hashes.size()) != tile.width) {
        throw std::runtime_error("the log lacks " + signing::tile_path(tile));
    }
    return hashes;
}

signing::TileReader log_tiles(db::Connection& db, std::int64_t size)
{
    return {size, [&db](const Tile& tile) { return log_hashes(db, tile); }};
}

std::optional<std::string> served_checkpoint(db::Connection& db)
{
    const auto newest = db::newest_checkpoint(db);
    if (!newest) return std::nullopt;
    return note_of(db, *newest);
}

std::optional<std::string> served_tile(db::Connection& db, const Tile& tile)
{
    if (!signing::inside(tile, size_of(db))) return std::nullopt;
    if (tile.level != signing::kEntriesLevel) {
        return signing::tile_bytes(log_hashes(db, tile));
    }
    const auto entries = db::log_entries(db, tile.n * signing::kTileWidth, tile.width);
    if (static_cast<int>(entries.size()) != tile.width) {
        throw std::runtime_error("the log lacks " + signing::tile_path(tile));
    }
    return signing::bundle_bytes(entries);
}

std::optional<std::string> log_receipt(db::Connection& db, const Sha256& leaf)
{
    const auto index = db::log_index(db, leaf);
    if (!index) return std::nullopt;
    auto checkpoint = db::newest_cosigned_checkpoint(db);
    if (!checkpoint || checkpoint->size <= *index) checkpoint = db::newest_checkpoint(db);
    if (!checkpoint || checkpoint->size <= *index) return std::nullopt;
    signing::TileReader tiles = log_tiles(db, checkpoint->size);
    return signing::tlog_proof_text(
        {.extra = db::log_entry(db, leaf),
         .index = *index,
         .hashes = signing::inclusion_proof(*index, checkpoint->size, tiles.hashes()),
         .checkpoint = note_of(db, *checkpoint)});
}

}  // namespace buzon::app
