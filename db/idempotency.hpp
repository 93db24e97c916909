#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace buzon::db {

// A caller's Idempotency-Key: the first request with it does the work, later ones get its answer.
struct IdempotencyKey {
    std::string key;
    std::string caller;  // keys of different callers never meet
    Sha256 request_sha;
};
struct FirstTime {};
struct AnsweredBefore {
    int status;
    std::string response;
};
struct OtherRequest {};  // same key, another request: to be refused
using IdempotencyCheck = std::variant<FirstTime, AnsweredBefore, OtherRequest>;

// What this key has been answered, without waiting for anybody; nullopt: nothing yet.
[[nodiscard]] std::optional<IdempotencyCheck> find_idempotent(Connection& db,
                                                              const IdempotencyKey& key);
// In the transaction that does the work. Waits while another transaction holds the same key; after
// FirstTime the caller must store_answer() in the same transaction.
[[nodiscard]] IdempotencyCheck begin_idempotent(Transaction& tx, const IdempotencyKey& key,
                                                Instant now);
void store_answer(Transaction& tx, const IdempotencyKey& key, const AnsweredBefore& answer);
// Keys older than this are forgotten.
std::int64_t purge_idempotency_keys(Transaction& tx, Instant older_than);

}  // namespace buzon::db
