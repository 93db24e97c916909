#pragma once

#include "core/act_history.hpp"
#include "core/bank_history.hpp"
#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// The ledger of what happened: append-only, enforced by privilege and by trigger. Every event has
// two clocks and a deterministic id, so that storing it again changes nothing.
//
// `distinct` tells apart events of one kind that may happen twice to one act (a message id, an
// address); empty for those that cannot (issued, opened, day four).
[[nodiscard]] Sha256 act_event_id(const Folio& folio, ActEvent kind, std::string_view distinct);
[[nodiscard]] Sha256 bank_event_id(std::string_view order_uuid, int act_no, BankEvent kind,
                                   std::string_view distinct);

struct EventFacts {
    Sha256 id;
    ActId act;
    Instant occurred_at;
    Instant learned_at;
    std::string actor;          // RFC, entity or "buzon"
    std::string detail = "{}";  // JSON object
    std::optional<Sha256> document;
};
struct ActEventRow : EventFacts {
    ActEvent kind;
};
struct BankEventRow : EventFacts {
    BankEvent kind;
    BankOrderId order;
    int act_no = 1;
};

enum class Appended { New, Known };
Appended append_event(Transaction& tx, const ActEventRow& event);
Appended append_event(Transaction& tx, const BankEventRow& event);

// In the order they were stored.
[[nodiscard]] std::vector<ActEventRow> act_history(Connection& db, ActId act);
[[nodiscard]] std::vector<BankEventRow> bank_history(Connection& db, BankOrderId order);

// What the folds of core take.
[[nodiscard]] std::vector<ActEventRecord> records(const std::vector<ActEventRow>& events);
[[nodiscard]] std::vector<BankEventRecord> records(const std::vector<BankEventRow>& events);

// The event stream of the API. A cursor never skips an event of a transaction that commits late:
// only events older than every transaction still running (in any database of the cluster) are
// given.
struct EventCursor {
    std::int64_t transaction = 0;
    std::int64_t seq = 0;
};
struct StreamedEvent {
    EventCursor cursor;
    Folio folio;
    std::string stream;  // "act" or "bank"
    std::string kind;
    Instant occurred_at;
    Instant learned_at;
    std::string detail;
};
[[nodiscard]] std::vector<StreamedEvent> events_after(Connection& db, const EventCursor& cursor,
                                                      int limit);

}  // namespace buzon::db
