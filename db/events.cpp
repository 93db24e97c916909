#include "db/events.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kAppendAct{
    "event_append",
    "INSERT INTO events (id, act_id, stream, kind, occurred_at, learned_at, actor, detail,"
    " document) VALUES ($1, $2, 'act', $3, $4, $5, $6, $7::text::jsonb, $8)"
    " ON CONFLICT (id) DO NOTHING"};

constexpr Query kAppendBank{
    "bank_event_append",
    "INSERT INTO events (id, act_id, order_id, stream, kind, act_no, occurred_at, learned_at,"
    " actor, detail, document)"
    " VALUES ($1, $2, $3, 'bank', $4, $5, $6, $7, $8, $9::text::jsonb, $10)"
    " ON CONFLICT (id) DO NOTHING"};

constexpr Query kActHistory{
    "act_history",
    "SELECT id, act_id, occurred_at, learned_at, actor, detail, document, kind FROM events"
    " WHERE act_id = $1 AND stream = 'act' ORDER BY seq"};

constexpr Query kBankHistory{
    "bank_history",
    "SELECT id, act_id, occurred_at, learned_at, actor, detail, document, kind, order_id, act_no"
    " FROM events WHERE order_id = $1 ORDER BY seq"};

// xmin: the oldest transaction still running. What is older is complete and will not grow.
constexpr Query kAfter{
    "events_after",
    "SELECT e.tx::text::bigint, e.seq, a.folio, e.stream, e.kind, e.occurred_at, e.learned_at,"
    " e.detail FROM events e JOIN acts a ON a.id = e.act_id"
    " WHERE (e.tx, e.seq) > ($1::text::xid8, $2::bigint)"
    " AND e.tx < pg_snapshot_xmin(pg_current_snapshot())"
    " ORDER BY e.tx, e.seq LIMIT $3"};

// The parts are joined by a character that none of them can hold.
Sha256 event_id(std::initializer_list<std::string_view> parts)
{
    std::string text = "buzon-event-1";
    for (const std::string_view part : parts) {
        text += '\n';
        text += part;
    }
    return sha256_of(text);
}

EventFacts read_facts(Fields& f)
{
    return {.id = f.next<Sha256>(),
            .act = f.next<ActId>(),
            .occurred_at = f.next<Instant>(),
            .learned_at = f.next<Instant>(),
            .actor = f.next<std::string>(),
            .detail = f.next<std::string>(),
            .document = f.next<std::optional<Sha256>>()};
}

Appended appended(const Rows& rows)
{
    return rows.affected() == 1 ? Appended::New : Appended::Known;
}

}  // namespace

Sha256 act_event_id(const Folio& folio, ActEvent kind, std::string_view distinct)
{
    return event_id({"act", folio.str(), name_of(kind), distinct});
}

Sha256 bank_event_id(std::string_view order_uuid, int act_no, BankEvent kind,
                     std::string_view distinct)
{
    return event_id({"bank", order_uuid, std::to_string(act_no), name_of(kind), distinct});
}

Appended append_event(Transaction& tx, const ActEventRow& e)
{
    return appended(tx.exec(kAppendAct, Params{e.id, e.act, name_of(e.kind), e.occurred_at,
                                               e.learned_at, e.actor, e.detail, e.document}));
}

Appended append_event(Transaction& tx, const BankEventRow& e)
{
    return appended(
        tx.exec(kAppendBank, Params{e.id, e.act, e.order, name_of(e.kind), e.act_no, e.occurred_at,
                                    e.learned_at, e.actor, e.detail, e.document}));
}

std::vector<ActEventRow> act_history(Connection& db, ActId act)
{
    return each(db.exec(kActHistory, Params{act}), [](Fields f) {
        ActEventRow event{read_facts(f), ActEvent::Issued};
        event.kind = f.next_enum(act_event_of);
        return event;
    });
}

std::vector<BankEventRow> bank_history(Connection& db, BankOrderId order)
{
    return each(db.exec(kBankHistory, Params{order}), [](Fields f) {
        BankEventRow event{read_facts(f), BankEvent::Checked, {}, 1};
        event.kind = f.next_enum(bank_event_of);
        event.order = f.next<BankOrderId>();
        event.act_no = f.next<int>();
        return event;
    });
}

std::vector<ActEventRecord> records(const std::vector<ActEventRow>& events)
{
    std::vector<ActEventRecord> all;
    all.reserve(events.size());
    for (const ActEventRow& e : events) all.push_back({e.id, e.kind, e.occurred_at});
    return all;
}

std::vector<BankEventRecord> records(const std::vector<BankEventRow>& events)
{
    std::vector<BankEventRecord> all;
    all.reserve(events.size());
    for (const BankEventRow& e : events) all.push_back({e.id, e.kind, e.act_no, e.occurred_at});
    return all;
}

std::vector<StreamedEvent> events_after(Connection& db, const EventCursor& cursor, int limit)
{
    return each(db.exec(kAfter, Params{cursor.transaction, cursor.seq, limit}), [](Fields f) {
        const auto transaction = f.next<std::int64_t>();
        const auto seq = f.next<std::int64_t>();
        return StreamedEvent{.cursor = {transaction, seq},
                             .folio = f.next<Folio>(),
                             .stream = f.next<std::string>(),
                             .kind = f.next<std::string>(),
                             .occurred_at = f.next<Instant>(),
                             .learned_at = f.next<Instant>(),
                             .detail = f.next<std::string>()};
    });
}

}  // namespace buzon::db
