#include "gateway/app/purge.hpp"

#include "db/idempotency.hpp"
#include "db/sessions.hpp"
#include "gateway/database.hpp"

namespace buzon::app {
namespace {

constexpr auto kEvery = std::chrono::minutes(10);
constexpr auto kKeysLast = std::chrono::hours(24 * 7);

}  // namespace

void Purge::run_once()
{
    const Instant now = services_->now();
    if (last_ && now - *last_ < kEvery) return;
    db::in_transaction(services_->database(), request_deadline(), [&](db::Transaction& tx) {
        db::purge_expired(tx, now);
        db::purge_idempotency_keys(tx, now + -kKeysLast);
    });
    last_ = now;
}

}  // namespace buzon::app
