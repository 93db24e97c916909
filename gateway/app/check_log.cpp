#include "gateway/app/check_log.hpp"

#include "db/log.hpp"
#include "db/log_tree.hpp"
#include "signing/tlog/checkpoint.hpp"
#include "signing/tlog/tile.hpp"

#include <fmt/format.h>

#include <map>

namespace buzon::app {
namespace {

using signing::Code;

constexpr int kStride = 32 * signing::kTileWidth;
constexpr std::size_t kMostDefects = 100;

class Checker {
  public:
    Checker(db::Connection& db, const signing::LogPolicy& policy) : db_(db), policy_(policy) {}

    void expect_witnessed(const std::string& note)
    {
        const auto found = signing::examine_checkpoint(note, policy_);
        if (!found.checkpoint || found.codes.contains(Code::SignatureBroken)) {
            return defect(signing::worst(found.codes), 0,
                          "El estado atestiguado que se dio no lo firmó una bitácora conocida.");
        }
        outside_ = found.checkpoint->tree;
    }

    LogCheck run()
    {
        std::int64_t newest = 0;
        if (const auto last = db::newest_checkpoint(db_)) newest = last->size;
        for (;;) {
            const auto leaves = db::leaf_hashes(db_, edge_.size(), kStride);
            const auto entries = db::log_entries(db_, edge_.size(), kStride);
            if (entries.empty()) break;
            load_checkpoints(edge_.size() + static_cast<std::int64_t>(entries.size()));
            for (std::size_t i = 0; i < entries.size(); ++i) add(entries[i], leaves.at(i));
            compare_tiles();
        }
        finish(newest);
        return std::move(result_);
    }

  private:
    void defect(Code code, std::int64_t size, std::string text)
    {
        if (result_.defects.size() < kMostDefects) {
            result_.defects.push_back({code, size, std::move(text)});
        }
    }

    // Those of trees up to this size, which the walk is about to reach.
    void load_checkpoints(std::int64_t up_to)
    {
        while (loaded_ < up_to) {
            const auto more = db::log_checkpoints_from(db_, loaded_ + 1, 1000);
            for (const auto& one : more) {
                loaded_ = one.size;
                due_.emplace(one.size, one);
            }
            if (more.size() < 1000) loaded_ = up_to;
        }
    }

    void add(const std::string& entry, const Sha256& stored)
    {
        const Sha256 leaf = signing::leaf_hash(entry);
        if (leaf != stored) {
            defect(Code::ContentAltered, edge_.size(),
                   fmt::format("El registro {} ya no es el que se recibió.", edge_.size()));
        }
        edge_.add(leaf);
        const std::int64_t size = edge_.size();
        if (outside_ && outside_->size == size) compare_outside();
        const auto due = due_.find(size);
        if (due == due_.end()) return;
        compare(due->second);
        due_.erase(due);
    }

    void compare(const db::StoredCheckpoint& stored)
    {
        ++result_.checkpoints;
        if (edge_.root() != stored.root) {
            return defect(Code::LogInconsistent, stored.size,
                          fmt::format("Los registros no conducen a la raíz que se firmó con {}.",
                                      stored.size));
        }
        std::string note = stored.note;
        for (const std::string& line : db::cosignature_lines(db_, stored.size)) note += line;
        const auto found = signing::examine_checkpoint(note, policy_);
        const signing::Tree tree{stored.size, stored.root};
        if (!found.checkpoint || found.codes.contains(Code::SignatureBroken)) {
            defect(signing::worst(found.codes), stored.size,
                   fmt::format("La firma del estado de tamaño {} no es válida.", stored.size));
        } else if (found.checkpoint->tree != tree) {
            defect(Code::LogInconsistent, stored.size,
                   fmt::format("El estado firmado de tamaño {} dice otra cosa.", stored.size));
        }
    }

    void compare_outside()
    {
        if (edge_.root() == outside_->root) {
            seen_outside_ = true;
            return;
        }
        defect(Code::LogInconsistent, outside_->size,
               fmt::format("La bitácora de tamaño {} no es la que se atestiguó.", outside_->size));
        seen_outside_ = true;
    }

    void compare_tiles()
    {
        for (const auto& tile : edge_.take_full()) {
            const auto stored = db::full_tile(db_, tile.level, tile.n);
            const auto root = db::tile_roots(db_, tile.level, tile.n, 1);
            if (!stored || *stored != signing::tile_bytes(tile.hashes) || root.empty() ||
                root.front() != tile.root) {
                defect(Code::LogInconsistent, tile.n,
                       fmt::format("El mosaico {} falta o no es el de los registros.",
                                   signing::tile_path({tile.level, tile.n})));
            }
        }
    }

    void finish(std::int64_t newest)
    {
        result_.size = edge_.size();
        result_.root = edge_.root();
        result_.waiting = db::log_queue_length(db_);
        load_checkpoints(newest);
        for (const auto& [size, stored] : due_) {
            defect(Code::LogInconsistent, size,
                   fmt::format("Se firmó un estado de {} registros y solo hay {}.", size,
                               edge_.size()));
        }
        if (outside_ && !seen_outside_ && outside_->size > 0) {
            defect(Code::LogInconsistent, outside_->size,
                   fmt::format("Se atestiguó una bitácora de {} registros y solo hay {}.",
                               outside_->size, edge_.size()));
        }
        if (const std::int64_t lost = db::lost_log_entries(db_); lost > 0) {
            defect(Code::LogInconsistent, edge_.size(),
                   fmt::format("{} registros recibidos no tienen lugar ni lo esperan.", lost));
        }
    }

    db::Connection& db_;
    const signing::LogPolicy& policy_;
    signing::TreeEdge edge_;
    std::map<std::int64_t, db::StoredCheckpoint> due_;
    std::int64_t loaded_ = 0;
    std::optional<signing::Tree> outside_;
    bool seen_outside_ = false;
    LogCheck result_;
};

}  // namespace

LogCheck check_log(db::Connection& db, const signing::LogPolicy& policy,
                   const std::optional<std::string>& witnessed)
{
    Checker checker(db, policy);
    if (witnessed) checker.expect_witnessed(*witnessed);
    return checker.run();
}

}  // namespace buzon::app
