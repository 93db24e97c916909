#include "db/idempotency.hpp"

#include "db/names.hpp"

#include <stdexcept>

namespace buzon::db {
namespace {

// Waits for a transaction that holds the same key: it either commits its answer or leaves nothing.
constexpr Query kBegin{"idempotency_begin",
                       "INSERT INTO idempotency_keys (key, caller, request_sha, created_at)"
                       " VALUES ($1, $2, $3, $4) ON CONFLICT (caller, key) DO NOTHING"};

constexpr Query kFind{"idempotency_find",
                      "SELECT request_sha, status, response FROM idempotency_keys"
                      " WHERE key = $1 AND caller = $2"};

constexpr Query kAnswer{"idempotency_answer",
                        "UPDATE idempotency_keys SET status = $3, response = $4"
                        " WHERE key = $1 AND caller = $2"};

constexpr Query kPurge{"idempotency_purge", "DELETE FROM idempotency_keys WHERE created_at < $1"};

IdempotencyCheck judge(const Rows& rows, const IdempotencyKey& key)
{
    Fields f = rows.front();
    if (f.next<Sha256>() != key.request_sha) return OtherRequest{};
    const auto status = f.next<std::optional<int>>();
    if (!status) throw std::logic_error("a request committed its key without its answer");
    return AnsweredBefore{*status, f.next<std::string>()};
}

}  // namespace

std::optional<IdempotencyCheck> find_idempotent(Connection& db, const IdempotencyKey& key)
{
    const Rows rows = db.exec(kFind, Params{key.key, key.caller});
    if (rows.empty()) return std::nullopt;
    return judge(rows, key);
}

IdempotencyCheck begin_idempotent(Transaction& tx, const IdempotencyKey& key, Instant now)
{
    if (tx.exec(kBegin, Params{key.key, key.caller, key.request_sha, now}).affected() == 1) {
        return FirstTime{};
    }
    return judge(tx.exec(kFind, Params{key.key, key.caller}), key);
}

void store_answer(Transaction& tx, const IdempotencyKey& key, const AnsweredBefore& answer)
{
    tx.exec(kAnswer, Params{key.key, key.caller, answer.status, answer.response});
}

std::int64_t purge_idempotency_keys(Transaction& tx, Instant older_than)
{
    return tx.exec(kPurge, Params{older_than}).affected();
}

}  // namespace buzon::db
