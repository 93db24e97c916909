#include "db/outbox_fates.hpp"

namespace buzon::db {
namespace {

constexpr Query kFates{
    "outbox_fates",
    "SELECT o.id, o.payload::text, o.outcome,"
    "       (SELECT max(a.started_at + a.elapsed_ms * interval '1 millisecond')"
    "          FROM delivery_attempts a WHERE a.outbox_id = o.id AND a.verdict = 'delivered')"
    "  FROM outbox o WHERE o.act_id = $1 AND o.kind = $2 ORDER BY o.id"};

constexpr Query kSetPayload{
    "outbox_set_payload",
    "UPDATE outbox SET payload = $3::jsonb WHERE id = $1 AND leased_by = $2 AND done_at IS NULL"};

}  // namespace

std::vector<OutboxFate> fates_of(Connection& db, ActId act, OutboxKind kind)
{
    const Rows rows = db.exec(kFates, Params{act, name_of(kind)});
    std::vector<OutboxFate> fates;
    fates.reserve(static_cast<std::size_t>(rows.size()));
    for (int i = 0; i < rows.size(); ++i) {
        Fields f = rows.row(i);
        OutboxFate fate;
        fate.id = f.next<OutboxId>();
        fate.payload = f.next<std::string>();
        fate.outcome = f.next_optional_enum(attempt_verdict_of);
        fate.accepted_at = f.next<std::optional<Instant>>();
        fates.push_back(std::move(fate));
    }
    return fates;
}

bool set_payload(Transaction& tx, OutboxId id, std::string_view owner, std::string_view payload)
{
    return tx.exec(kSetPayload, Params{id, owner, payload}).affected() == 1;
}

}  // namespace buzon::db
