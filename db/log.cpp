#include "db/log.hpp"

#include "db/names.hpp"

#include <algorithm>
#include <stdexcept>

namespace buzon::db {
namespace {

constexpr Query kAppend{"log_append",
                        "WITH added AS (INSERT INTO log_entries (entry)"
                        " SELECT e FROM unnest($1::bytea[]) WITH ORDINALITY AS given (e, place)"
                        " ORDER BY place ON CONFLICT DO NOTHING RETURNING id)"
                        " INSERT INTO log_queue (entry_id) SELECT id FROM added"};

constexpr Query kIndex{"log_index",
                       "SELECT l.index FROM log_entries e JOIN log_leaves l ON l.entry_id = e.id"
                       " WHERE e.leaf = $1"};

constexpr Query kEntry{"log_entry", "SELECT entry FROM log_entries WHERE leaf = $1"};

constexpr Query kWaiting{"log_waiting", "SELECT count(*) FROM log_queue"};

Sha256 leaf_of(std::string_view entry)
{
    if (entry.empty() || entry.size() > kLongestLogEntry) {
        throw std::logic_error("a log entry has 1 to 65535 bytes");
    }
    std::string bytes(1, '\0');
    bytes += entry;
    return sha256_of(bytes);
}

}  // namespace

Sha256 append_to_log(Transaction& tx, std::string_view entry)
{
    const Sha256 leaf = leaf_of(entry);
    tx.exec(kAppend, Params{std::vector<Bytes>{Bytes{entry}}});
    return leaf;
}

std::vector<Sha256> append_to_log(Transaction& tx, const std::vector<std::string>& entries)
{
    std::vector<Sha256> leaves;
    std::vector<Bytes> bytes;
    leaves.reserve(entries.size());
    bytes.reserve(entries.size());
    for (const std::string& entry : entries) {
        leaves.push_back(leaf_of(entry));
        bytes.push_back(Bytes{entry});
    }
    if (!entries.empty()) tx.exec(kAppend, Params{bytes});
    return leaves;
}

std::optional<std::int64_t> log_index(Connection& db, const Sha256& leaf)
{
    return first(db.exec(kIndex, Params{leaf}), [](Fields f) { return f.next<std::int64_t>(); });
}

std::optional<std::string> log_entry(Connection& db, const Sha256& leaf)
{
    return first(db.exec(kEntry, Params{leaf}),
                 [](Fields f) { return bytea(f.next<std::string_view>()); });
}

std::int64_t log_queue_length(Connection& db)
{
    return db.exec(kWaiting).front().next<std::int64_t>();
}

}  // namespace buzon::db
