#include "gateway/app/sequence_log.hpp"

#include "db/log.hpp"
#include "db/log_tree.hpp"
#include "gateway/app/log_reader.hpp"
#include "gateway/database.hpp"
#include "signing/tlog/checkpoint.hpp"

#include <stdexcept>

namespace buzon::app {
namespace {

// The right edge of the tree that was signed last, checked against what was signed.
signing::TreeEdge edge_of(db::Connection& db, const std::string& origin)
{
    const auto newest = db::newest_checkpoint(db);
    if (!newest) return {};
    const auto note = signing::parse_note(newest->note);
    const auto signed_tree = note ? signing::parse_checkpoint_text(note->text) : std::nullopt;
    if (!signed_tree || signed_tree->tree != signing::Tree{newest->size, newest->root}) {
        throw std::runtime_error("the newest checkpoint of the log is damaged");
    }
    if (signed_tree->origin != origin) {
        throw std::runtime_error("the database holds the log of another origin");
    }
    std::vector<std::vector<Sha256>> partial;
    for (int level = 0; level < signing::levels_of(newest->size); ++level) {
        const int width = signing::partial_width(level, newest->size);
        const std::int64_t n =
            (newest->size >> (level * signing::kTileHeight)) / signing::kTileWidth;
        partial.push_back(width == 0 ? std::vector<Sha256>() : log_hashes(db, {level, n, width}));
    }
    signing::TreeEdge edge(newest->size, std::move(partial));
    if (edge.root() != newest->root) {
        throw std::runtime_error("the stored log does not lead to its newest root");
    }
    return edge;
}

std::vector<db::StoredTile> stored(const std::vector<signing::TreeEdge::FullTile>& full)
{
    std::vector<db::StoredTile> tiles;
    tiles.reserve(full.size());
    for (const auto& tile : full) {
        tiles.push_back({tile.level, tile.n, signing::tile_bytes(tile.hashes), tile.root});
    }
    return tiles;
}

}  // namespace

int LogSequencer::run_once(int limit)
{
    const signing::NoteSigner* signer = services_->log_signer();
    if (signer == nullptr) return 0;
    auto lease = services_->database().lease(request_deadline());
    if (db::log_queue_length(*lease) == 0) return 0;
    db::Transaction tx(*lease);
    if (!db::try_lock_log(tx)) return 0;
    signing::TreeEdge edge = edge_of(tx, signer->verifier().name());
    const std::vector<Sha256> leaves = db::place_entries(tx, edge.size(), limit);
    if (leaves.empty()) return 0;
    for (const Sha256& leaf : leaves) edge.add(leaf);
    db::add_log_tiles(tx, stored(edge.take_full()));
    const signing::Checkpoint checkpoint{signer->verifier().name(), {edge.size(), edge.root()}, {}};
    const std::string text = signing::checkpoint_text(checkpoint);
    const Instant now = services_->now();
    db::add_log_checkpoint(tx, {.size = edge.size(),
                                .root = checkpoint.tree.root,
                                .note = text + "\n" + signer->sign(text, now),
                                .at = now});
    tx.commit();
    return static_cast<int>(leaves.size());
}

}  // namespace buzon::app
