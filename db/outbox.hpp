#pragma once

#include "db/transaction.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// Separate queues: the bulk never delays the urgent.
enum class Lane { Urgent, Normal, Bulk };
[[nodiscard]] std::string_view name_of(Lane lane);
[[nodiscard]] std::optional<Lane> lane_of(std::string_view name);

// What is to be done with the outside world.
enum class OutboxKind {
    Aviso,
    AvisoReminder,
    TermsNotice,  // says by e-mail that dates changed
    AvisoSms,     // says by text message that an aviso was sent
    BankOrder,
    BankRelease,
    EstradosPublish,
    FreezeNotice
};
[[nodiscard]] std::string_view name_of(OutboxKind kind);
[[nodiscard]] std::optional<OutboxKind> outbox_kind_of(std::string_view name);

// A send that must happen once its transaction is committed. `key` is the idempotency key the
// peer sees; the same key twice is one row.
struct NewOutboxRow {
    Lane lane;
    OutboxKind kind;
    ActId act;
    std::string key;
    std::string payload = "{}";  // JSON object
    Instant not_before;
};
void enqueue(Transaction& tx, const NewOutboxRow& row);

struct OutboxRow : NewOutboxRow {
    OutboxId id;
    int attempts;  // claims so far, this one included
};

// Short transaction one of three: take up to `limit` due rows for `owner` until now + lease. Two
// workers never hold the same row; a row whose lease ran out may be taken by anybody.
// Commit, then talk to the peer with no transaction open, then settle.
struct Claim {
    Lane lane;
    std::vector<OutboxKind> kinds;  // none: all kinds
    std::string owner;              // unique per worker thread and process
    std::chrono::milliseconds lease;
    int limit = 1;
    Instant now;
};
[[nodiscard]] std::vector<OutboxRow> claim(Transaction& tx, const Claim& claim);

enum class AttemptVerdict { Delivered, Retry, GiveUp };
[[nodiscard]] std::string_view name_of(AttemptVerdict verdict);
[[nodiscard]] std::optional<AttemptVerdict> attempt_verdict_of(std::string_view name);

struct DeliveryAttempt {
    AttemptVerdict verdict;
    std::string code;  // the peer's: SMTP reply, HTTP status
    std::string reason;
    Instant started_at;
    std::chrono::milliseconds elapsed{0};
    std::optional<Sha256> transcript;  // a stored document
};
struct Settlement {
    OutboxId id;
    std::string owner;
    DeliveryAttempt attempt;
    Instant retry_at;  // for Retry only
    Instant now;
};
// The attempt is recorded (append-only) in any case. LeaseLost: somebody else holds or settled the
// row meanwhile, and its state was left alone.
enum class Settled { Done, LeaseLost };
Settled settle(Transaction& tx, const Settlement& settlement);
// Gives rows back unattempted (graceful stop).
void release_leases(Transaction& tx, std::string_view owner);

// Append-only history of what was tried, oldest first.
struct RecordedAttempt : DeliveryAttempt {
    int number;
};
[[nodiscard]] std::vector<RecordedAttempt> attempts_of(Connection& db, OutboxId id);

struct LaneDepth {
    Lane lane;
    std::int64_t pending;
    std::int64_t given_up;
    std::optional<Instant> oldest;  // not_before of the oldest pending row
};
[[nodiscard]] std::vector<LaneDepth> lane_depths(Connection& db);
// Earliest moment at which a pending row of the lane is due; for an idle worker.
[[nodiscard]] std::optional<Instant> next_due(Connection& db, Lane lane);

}  // namespace buzon::db
