#include "db/outbox.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kEnqueue{"outbox_enqueue",
                         "INSERT INTO outbox (lane, kind, act_id, key, payload, not_before)"
                         " VALUES ($1, $2, $3, $4, $5::text::jsonb, $6)"
                         " ON CONFLICT (key) DO NOTHING"};

// SKIP LOCKED: workers pass by each other's rows. The order inside a lane is by due time.
constexpr Query kClaim{
    "outbox_claim",
    "WITH due AS ("
    " SELECT id FROM outbox"
    " WHERE lane = $1 AND done_at IS NULL AND not_before <= $2"
    " AND (leased_until IS NULL OR leased_until <= $2)"
    " AND (cardinality($3::text[]) = 0 OR kind = ANY ($3::text[]))"
    " ORDER BY not_before, id LIMIT $4 FOR UPDATE SKIP LOCKED)"
    " UPDATE outbox o SET attempts = o.attempts + 1, leased_until = $5, leased_by = $6"
    " FROM due WHERE o.id = due.id"
    " RETURNING o.lane, o.kind, o.act_id, o.key, o.payload, o.not_before, o.id, o.attempts"};

constexpr Query kRecordAttempt{
    "delivery_attempt_record",
    "INSERT INTO delivery_attempts"
    " (outbox_id, no, verdict, code, reason, started_at, elapsed_ms, transcript)"
    " SELECT $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5::timestamptz, $6::bigint, $7::bytea"
    " FROM delivery_attempts WHERE outbox_id = $1"};

constexpr Query kHold{"outbox_hold",
                      "SELECT leased_by = $2 AND done_at IS NULL FROM outbox"
                      " WHERE id = $1 FOR UPDATE"};

constexpr Query kFinish{"outbox_finish",
                        "UPDATE outbox SET done_at = $2, outcome = $3, last_reason = $4,"
                        " leased_until = NULL, leased_by = NULL WHERE id = $1"};

constexpr Query kRetry{"outbox_retry",
                       "UPDATE outbox SET not_before = $2, last_reason = $3,"
                       " leased_until = NULL, leased_by = NULL WHERE id = $1"};

constexpr Query kRelease{"outbox_release",
                         "UPDATE outbox SET attempts = attempts - 1, leased_until = NULL,"
                         " leased_by = NULL WHERE leased_by = $1 AND done_at IS NULL"};

constexpr Query kAttempts{"delivery_attempts_of",
                          "SELECT verdict, code, reason, started_at, elapsed_ms, transcript, no"
                          " FROM delivery_attempts WHERE outbox_id = $1 ORDER BY no"};

constexpr Query kDepths{
    "outbox_depths",
    "SELECT lane, count(*) FILTER (WHERE done_at IS NULL),"
    " count(*) FILTER (WHERE outcome = 'give_up'),"
    " min(not_before) FILTER (WHERE done_at IS NULL) FROM outbox"
    " WHERE done_at IS NULL OR outcome = 'give_up' GROUP BY lane ORDER BY lane"};

constexpr Query kNextDue{
    "outbox_next_due",
    "SELECT least("
    " (SELECT not_before FROM outbox WHERE lane = $1 AND done_at IS NULL"
    "  AND leased_until IS NULL ORDER BY not_before LIMIT 1),"
    " (SELECT min(greatest(not_before, leased_until)) FROM outbox WHERE lane = $1"
    "  AND done_at IS NULL AND leased_by IS NOT NULL))"};

OutboxRow read(Fields f)
{
    OutboxRow row{{.lane = f.next_enum(lane_of),
                   .kind = f.next_enum(outbox_kind_of),
                   .act = f.next<ActId>(),
                   .key = f.next<std::string>(),
                   .payload = f.next<std::string>(),
                   .not_before = f.next<Instant>()},
                  {},
                  0};
    row.id = f.next<OutboxId>();
    row.attempts = f.next<int>();
    return row;
}

}  // namespace

std::string_view name_of(Lane lane)
{
    switch (lane) {
        case Lane::Urgent: return "urgent";
        case Lane::Normal: return "normal";
        case Lane::Bulk: return "bulk";
    }
    return {};
}

std::optional<Lane> lane_of(std::string_view name)
{
    return by_name({Lane::Urgent, Lane::Normal, Lane::Bulk}, name);
}

std::string_view name_of(OutboxKind kind)
{
    switch (kind) {
        case OutboxKind::Aviso: return "aviso";
        case OutboxKind::AvisoReminder: return "aviso_reminder";
        case OutboxKind::TermsNotice: return "terms_notice";
        case OutboxKind::AvisoSms: return "aviso_sms";
        case OutboxKind::BankOrder: return "bank_order";
        case OutboxKind::BankRelease: return "bank_release";
        case OutboxKind::EstradosPublish: return "estrados_publish";
        case OutboxKind::FreezeNotice: return "freeze_notice";
    }
    return {};
}

std::optional<OutboxKind> outbox_kind_of(std::string_view name)
{
    using enum OutboxKind;
    return by_name({Aviso, AvisoReminder, TermsNotice, AvisoSms, BankOrder, BankRelease,
                    EstradosPublish, FreezeNotice},
                   name);
}

std::string_view name_of(AttemptVerdict verdict)
{
    switch (verdict) {
        case AttemptVerdict::Delivered: return "delivered";
        case AttemptVerdict::Retry: return "retry";
        case AttemptVerdict::GiveUp: return "give_up";
    }
    return {};
}

std::optional<AttemptVerdict> attempt_verdict_of(std::string_view name)
{
    using enum AttemptVerdict;
    return by_name({Delivered, Retry, GiveUp}, name);
}

void enqueue(Transaction& tx, const NewOutboxRow& row)
{
    tx.exec(kEnqueue, Params{name_of(row.lane), name_of(row.kind), row.act, row.key, row.payload,
                             row.not_before});
}

std::vector<OutboxRow> claim(Transaction& tx, const Claim& claim)
{
    std::vector<std::string> kinds;
    kinds.reserve(claim.kinds.size());
    for (const OutboxKind kind : claim.kinds) kinds.emplace_back(name_of(kind));
    return each(tx.exec(kClaim, Params{name_of(claim.lane), claim.now, kinds, claim.limit,
                                       claim.now + claim.lease, claim.owner}),
                read);
}

Settled settle(Transaction& tx, const Settlement& settlement)
{
    const DeliveryAttempt& attempt = settlement.attempt;
    const Rows held = tx.exec(kHold, Params{settlement.id, settlement.owner});
    tx.exec(kRecordAttempt,
            Params{settlement.id, name_of(attempt.verdict), attempt.code, attempt.reason,
                   attempt.started_at, attempt.elapsed.count(), attempt.transcript});
    if (!held.front().next<std::optional<bool>>().value_or(false)) return Settled::LeaseLost;
    switch (attempt.verdict) {
        case AttemptVerdict::Delivered:
        case AttemptVerdict::GiveUp:
            tx.exec(kFinish, Params{settlement.id, settlement.now, name_of(attempt.verdict),
                                    attempt.reason});
            break;
        case AttemptVerdict::Retry:
            tx.exec(kRetry, Params{settlement.id, settlement.retry_at, attempt.reason});
            break;
    }
    return Settled::Done;
}

void release_leases(Transaction& tx, std::string_view owner)
{
    tx.exec(kRelease, Params{owner});
}

std::vector<RecordedAttempt> attempts_of(Connection& db, OutboxId id)
{
    return each(db.exec(kAttempts, Params{id}), [](Fields f) {
        RecordedAttempt attempt{{.verdict = f.next_enum(attempt_verdict_of),
                                 .code = f.next<std::string>(),
                                 .reason = f.next<std::string>(),
                                 .started_at = f.next<Instant>(),
                                 .elapsed = std::chrono::milliseconds(f.next<std::int64_t>()),
                                 .transcript = f.next<std::optional<Sha256>>()},
                                0};
        attempt.number = f.next<int>();
        return attempt;
    });
}

std::vector<LaneDepth> lane_depths(Connection& db)
{
    return each(db.exec(kDepths), [](Fields f) {
        return LaneDepth{.lane = f.next_enum(lane_of),
                         .pending = f.next<std::int64_t>(),
                         .given_up = f.next<std::int64_t>(),
                         .oldest = f.next<std::optional<Instant>>()};
    });
}

std::optional<Instant> next_due(Connection& db, Lane lane)
{
    return db.exec(kNextDue, Params{name_of(lane)}).front().next<std::optional<Instant>>();
}

}  // namespace buzon::db
