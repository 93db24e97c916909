#include "db/log_tree.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

// "tlog" as ASCII: only this program's log.
constexpr Query kLock{"log_lock", "SELECT pg_try_advisory_xact_lock(1953263463)"};

// Sorted by the id: the order in which they were handed in, as far as transactions allow.
constexpr Query kPlace{
    "log_place",
    "WITH taken AS (DELETE FROM log_queue WHERE entry_id IN"
    "  (SELECT entry_id FROM log_queue ORDER BY entry_id LIMIT $2) RETURNING entry_id),"
    " placed AS (INSERT INTO log_leaves (index, entry_id)"
    "  SELECT $1::bigint - 1 + row_number() OVER (ORDER BY entry_id), entry_id FROM taken"
    "  RETURNING index, entry_id)"
    " SELECT e.leaf FROM placed p JOIN log_entries e ON e.id = p.entry_id ORDER BY p.index"};

constexpr Query kAddTile{"log_tile_add",
                         "INSERT INTO log_tiles (level, n, hashes, root)"
                         " SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[],"
                         " $4::bytea[])"};

constexpr Query kAddCheckpoint{"log_checkpoint_add",
                               "INSERT INTO log_checkpoints (size, root, note, at)"
                               " VALUES ($1, $2, $3, $4)"};

constexpr Query kNewest{"log_checkpoint_newest",
                        "SELECT size, root, note, at FROM log_checkpoints"
                        " ORDER BY size DESC LIMIT 1"};

constexpr Query kNewestCosigned{"log_checkpoint_cosigned",
                                "SELECT c.size, c.root, c.note, c.at FROM log_checkpoints c"
                                " WHERE c.size = (SELECT max(size) FROM log_cosignatures)"};

constexpr Query kCheckpoint{"log_checkpoint",
                            "SELECT size, root, note, at FROM log_checkpoints WHERE size = $1"};

constexpr Query kCheckpointsFrom{"log_checkpoints_from",
                                 "SELECT size, root, note, at FROM log_checkpoints"
                                 " WHERE size >= $1 ORDER BY size LIMIT $2"};

constexpr Query kAddCosignature{"log_cosignature_add",
                                "INSERT INTO log_cosignatures (size, witness, line, at)"
                                " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"};

constexpr Query kLines{"log_cosignature_lines",
                       "SELECT line FROM log_cosignatures WHERE size = $1 ORDER BY witness"};

constexpr Query kCosignedSize{"log_cosigned_size",
                              "SELECT coalesce(max(size), 0) FROM log_cosignatures"
                              " WHERE witness = $1"};

constexpr Query kLeaves{"log_leaf_hashes",
                        "SELECT e.leaf FROM log_leaves l JOIN log_entries e ON e.id = l.entry_id"
                        " WHERE l.index >= $1 AND l.index < $1 + $2 ORDER BY l.index"};

constexpr Query kEntries{"log_entries",
                         "SELECT e.entry FROM log_leaves l JOIN log_entries e ON e.id = l.entry_id"
                         " WHERE l.index >= $1 AND l.index < $1 + $2 ORDER BY l.index"};

constexpr Query kRoots{"log_tile_roots",
                       "SELECT root FROM log_tiles WHERE level = $1 AND n >= $2 AND n < $2 + $3"
                       " ORDER BY n"};

constexpr Query kTile{"log_tile", "SELECT hashes FROM log_tiles WHERE level = $1 AND n = $2"};

constexpr Query kLost{"log_lost",
                      "SELECT count(*) FROM log_entries e"
                      " WHERE NOT EXISTS (SELECT FROM log_leaves l WHERE l.entry_id = e.id)"
                      "  AND NOT EXISTS (SELECT FROM log_queue q WHERE q.entry_id = e.id)"};

constexpr Query kWitnessed{"witnessed_log_lock",
                           "SELECT size, root FROM witnessed_logs WHERE origin = $1 FOR UPDATE"};

constexpr Query kFirstWitnessed{"witnessed_log_add",
                                "INSERT INTO witnessed_logs (origin, size, root, at)"
                                " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"};

constexpr Query kSetWitnessed{"witnessed_log_set",
                              "UPDATE witnessed_logs SET size = $2, root = $3, at = $4"
                              " WHERE origin = $1"};

StoredCheckpoint checkpoint_of(Fields f)
{
    return {.size = f.next<std::int64_t>(),
            .root = f.next<Sha256>(),
            .note = f.next<std::string>(),
            .at = f.next<Instant>()};
}

Sha256 hash_of(Fields f)
{
    return f.next<Sha256>();
}

std::string bytes_of(Fields f)
{
    return bytea(f.next<std::string_view>());
}

}  // namespace

bool try_lock_log(Transaction& tx)
{
    return tx.exec(kLock).front().next<bool>();
}

std::vector<Sha256> place_entries(Transaction& tx, std::int64_t first, int limit)
{
    return each(tx.exec(kPlace, Params{first, limit}), hash_of);
}

void add_log_tiles(Transaction& tx, const std::vector<StoredTile>& tiles)
{
    if (tiles.empty()) return;
    std::vector<std::int64_t> levels;
    std::vector<std::int64_t> numbers;
    std::vector<Bytes> hashes;
    std::vector<Sha256> roots;
    for (const StoredTile& tile : tiles) {
        levels.push_back(tile.level);
        numbers.push_back(tile.n);
        hashes.push_back(Bytes{tile.hashes});
        roots.push_back(tile.root);
    }
    tx.exec(kAddTile, Params{levels, numbers, hashes, roots});
}

void add_log_checkpoint(Transaction& tx, const StoredCheckpoint& c)
{
    tx.exec(kAddCheckpoint, Params{c.size, c.root, c.note, c.at});
}

std::optional<StoredCheckpoint> newest_checkpoint(Connection& db)
{
    return first(db.exec(kNewest), checkpoint_of);
}

std::optional<StoredCheckpoint> newest_cosigned_checkpoint(Connection& db)
{
    return first(db.exec(kNewestCosigned), checkpoint_of);
}

std::optional<StoredCheckpoint> log_checkpoint(Connection& db, std::int64_t size)
{
    return first(db.exec(kCheckpoint, Params{size}), checkpoint_of);
}

std::vector<StoredCheckpoint> log_checkpoints_from(Connection& db, std::int64_t size, int limit)
{
    return each(db.exec(kCheckpointsFrom, Params{size, limit}), checkpoint_of);
}

bool add_cosignature(Transaction& tx, const StoredCosignature& c)
{
    return tx.exec(kAddCosignature, Params{c.size, c.witness, c.line, c.at}).affected() == 1;
}

std::vector<std::string> cosignature_lines(Connection& db, std::int64_t size)
{
    return each(db.exec(kLines, Params{size}), [](Fields f) { return f.next<std::string>(); });
}

std::int64_t cosigned_size(Connection& db, std::string_view witness)
{
    return db.exec(kCosignedSize, Params{witness}).front().next<std::int64_t>();
}

std::vector<Sha256> leaf_hashes(Connection& db, std::int64_t first, int count)
{
    return each(db.exec(kLeaves, Params{first, count}), hash_of);
}

std::vector<std::string> log_entries(Connection& db, std::int64_t first, int count)
{
    return each(db.exec(kEntries, Params{first, count}), bytes_of);
}

std::vector<Sha256> tile_roots(Connection& db, int level, std::int64_t first, int count)
{
    return each(db.exec(kRoots, Params{level, first, count}), hash_of);
}

std::optional<std::string> full_tile(Connection& db, int level, std::int64_t n)
{
    return first(db.exec(kTile, Params{level, n}), bytes_of);
}

std::int64_t lost_log_entries(Connection& db)
{
    return db.exec(kLost).front().next<std::int64_t>();
}

std::optional<WitnessedLog> lock_witnessed(Transaction& tx, std::string_view origin)
{
    return first(tx.exec(kWitnessed, Params{origin}), [](Fields f) {
        return WitnessedLog{.size = f.next<std::int64_t>(), .root = f.next<Sha256>()};
    });
}

bool set_witnessed(Transaction& tx, std::string_view origin,
                   const std::optional<WitnessedLog>& before, const WitnessedLog& seen, Instant at)
{
    return tx.exec(before ? kSetWitnessed : kFirstWitnessed,
                   Params{origin, seen.size, seen.root, at})
               .affected() == 1;
}

}  // namespace buzon::db
