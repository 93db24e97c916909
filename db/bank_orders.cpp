#include "db/bank_orders.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

#define BUZON_ORDER_COLUMNS                                                                    \
    "o.act_id, o.order_uuid, o.group_uuid, o.entity, o.cap_centavos, o.group_cap_centavos,"    \
    " o.basis, o.firmness, o.debtor_rfc, o.procedure_start, o.id, o.state, o.frozen_centavos," \
    " o.released_centavos, o.notified_at, o.executed_at, o.informed_at"

constexpr Query kInsert{
    "bank_order_insert",
    "INSERT INTO bank_orders (act_id, order_uuid, group_uuid, entity, cap_centavos,"
    " group_cap_centavos, basis, firmness, debtor_rfc, procedure_start, created_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id"};

constexpr Query kById{"bank_order_by_id",
                      "SELECT " BUZON_ORDER_COLUMNS " FROM bank_orders o WHERE o.id = $1"};
constexpr Query kByUuid{"bank_order_by_uuid", "SELECT " BUZON_ORDER_COLUMNS
                                              " FROM bank_orders o WHERE o.order_uuid = $1"};
constexpr Query kOfAct{"bank_orders_of_act", "SELECT " BUZON_ORDER_COLUMNS
                                             " FROM bank_orders o WHERE o.act_id = $1"
                                             " ORDER BY o.id"};
constexpr Query kOfGroup{"bank_orders_of_group", "SELECT " BUZON_ORDER_COLUMNS
                                                 " FROM bank_orders o WHERE o.group_uuid = $1"
                                                 " ORDER BY o.id"};
constexpr Query kPage{"bank_page", "SELECT " BUZON_ORDER_COLUMNS
                                   " FROM bank_orders o WHERE o.entity = $1"
                                   " AND ($2::text IS NULL OR o.state = $2)"
                                   " AND ($3::bigint IS NULL OR o.id < $3)"
                                   " ORDER BY o.id DESC LIMIT $4"};
constexpr Query kRecent{"bank_orders_recent",
                        "SELECT " BUZON_ORDER_COLUMNS
                        " FROM bank_orders o WHERE o.debtor_rfc = $1 AND o.entity = $2"
                        " AND o.created_at >= $3 AND o.state <> 'cancelled' ORDER BY o.id"};
// A report that contradicts itself moves no state, but is an answer.
#define BUZON_UNANSWERED                                                       \
    " o.state IN ('sent', 'l1_ok', 'l2_accepted') AND NOT EXISTS (SELECT FROM" \
    " events e WHERE e.order_id = o.id AND e.kind IN ('no_answer', 'inconsistent_result'))"
constexpr Query kUnansweredPage{"bank_orders_unanswered_page",
                                "SELECT o.id FROM bank_orders o WHERE" BUZON_UNANSWERED
                                " AND EXISTS (SELECT FROM events s WHERE s.order_id = o.id"
                                "  AND s.kind = 'sent' AND s.occurred_at < $1)"
                                " AND o.id > $2 ORDER BY o.id LIMIT $3"};
constexpr Query kUnanswered{"bank_order_unanswered",
                            "SELECT EXISTS (SELECT FROM bank_orders o WHERE o.id = $1"
                            " AND" BUZON_UNANSWERED ")"};
// In the order of the ids, so that two transactions of one group wait and do not deadlock.
constexpr Query kLock{"bank_order_lock", "SELECT " BUZON_ORDER_COLUMNS
                                         " FROM bank_orders o WHERE o.group_uuid ="
                                         " (SELECT group_uuid FROM bank_orders WHERE id = $1)"
                                         " ORDER BY o.id FOR UPDATE"};
constexpr Query kSetFacts{"bank_order_set_facts",
                          "UPDATE bank_orders SET state = $2, frozen_centavos = $3,"
                          " released_centavos = $4, notified_at = $5, executed_at = $6,"
                          " informed_at = $7 WHERE id = $1"};
constexpr Query kExposure{
    "group_exposure",
    "SELECT coalesce(sum(cap_centavos) FILTER (WHERE state NOT IN"
    " ('cancelled', 'l2_rejected', 'released', 'nothing_held', 'auto_lifted')), 0)::bigint,"
    " coalesce(sum(frozen_centavos - released_centavos), 0)::bigint,"
    " coalesce(min(group_cap_centavos), 0) FROM bank_orders WHERE group_uuid = $1"};

constexpr Query kInsertAct{
    "bank_act_insert",
    "INSERT INTO bank_acts (order_id, act_no, kind, amount_centavos, reason, xml_sha, msg_id)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Query kSetActXml{"bank_act_set_xml",
                           "UPDATE bank_acts SET xml_sha = $3"
                           " WHERE order_id = $1 AND act_no = $2 AND xml_sha IS NULL"};
// Not after an approval: two people would have signed different documents.
constexpr Query kSetActDocument{
    "bank_act_set_document",
    "UPDATE bank_acts b SET document_act = $3"
    " WHERE order_id = $1 AND act_no = $2 AND document_act IS NULL AND NOT EXISTS"
    " (SELECT FROM bank_approvals p WHERE p.order_id = b.order_id AND p.act_no = b.act_no)"
    " RETURNING act_no"};
constexpr Query kActs{"bank_acts_of",
                      "SELECT order_id, act_no, kind, amount_centavos, reason, xml_sha, msg_id,"
                      " document_act FROM bank_acts WHERE order_id = $1 ORDER BY act_no"};

BankOrder read(Fields f)
{
    BankOrder order{{.act = f.next<ActId>(),
                     .order_uuid = f.next<std::string>(),
                     .group_uuid = f.next<std::string>(),
                     .entity = f.next<std::string>(),
                     .cap = f.next<Money>(),
                     .group_cap = f.next<Money>(),
                     .basis = f.next_enum(legal_basis_of),
                     .firmness = f.next_enum(firmness_of),
                     .debtor = f.next<Rfc>(),
                     .procedure_start = f.next<std::optional<LocalDate>>()},
                    {},
                    {}};
    order.id = f.next<BankOrderId>();
    order.facts = {.state = f.next_enum(bank_state_of),
                   .frozen = f.next<Money>(),
                   .released = f.next<Money>(),
                   .notified_at = f.next<std::optional<Instant>>(),
                   .executed_at = f.next<std::optional<Instant>>(),
                   .informed_at = f.next<std::optional<Instant>>()};
    return order;
}

}  // namespace

BankOrderId insert_bank_order(Transaction& tx, const NewBankOrder& o, Instant now)
{
    return tx
        .exec(kInsert,
              Params{o.act, o.order_uuid, o.group_uuid, o.entity, o.cap, o.group_cap,
                     name_of(o.basis), name_of(o.firmness), o.debtor, o.procedure_start, now})
        .front()
        .next<BankOrderId>();
}

std::optional<BankOrder> find_bank_order(Connection& db, BankOrderId id)
{
    return first(db.exec(kById, Params{id}), read);
}

std::optional<BankOrder> find_bank_order(Connection& db, std::string_view order_uuid)
{
    return first(db.exec(kByUuid, Params{order_uuid}), read);
}

std::vector<BankOrder> bank_orders_of(Connection& db, ActId act)
{
    return each(db.exec(kOfAct, Params{act}), read);
}

std::vector<BankOrder> bank_orders_of_group(Connection& db, std::string_view group_uuid)
{
    return each(db.exec(kOfGroup, Params{group_uuid}), read);
}

std::vector<BankOrder> bank_page(Connection& db, const BankPage& page)
{
    std::optional<std::string_view> state;
    if (page.state) state = name_of(*page.state);
    return each(db.exec(kPage, Params{page.entity, state, page.before, page.limit}), read);
}

std::vector<BankOrder> recent_orders(Connection& db, const Rfc& debtor, std::string_view entity,
                                     Instant since)
{
    return each(db.exec(kRecent, Params{debtor, entity, since}), read);
}

std::vector<BankOrderId> unanswered_orders(Connection& db, const UnansweredPage& page)
{
    return each(db.exec(kUnansweredPage, Params{page.sent_before, page.after, page.limit}),
                [](Fields f) { return f.next<BankOrderId>(); });
}

bool is_unanswered(Connection& db, BankOrderId id)
{
    return db.exec(kUnanswered, Params{id}).front().next<bool>();
}

std::optional<BankOrder> lock_bank_order(Transaction& tx, BankOrderId id)
{
    for (BankOrder& order : each(tx.exec(kLock, Params{id}), read)) {
        if (order.id == id) return std::move(order);
    }
    return std::nullopt;
}

void set_bank_order_facts(Transaction& tx, BankOrderId id, const BankOrderFacts& facts)
{
    tx.exec(kSetFacts, Params{id, name_of(facts.state), facts.frozen, facts.released,
                              facts.notified_at, facts.executed_at, facts.informed_at});
}

GroupExposure group_exposure(Connection& db, std::string_view group_uuid)
{
    const Rows rows = db.exec(kExposure, Params{group_uuid});
    Fields f = rows.front();
    return {.caps = f.next<Money>(), .held = f.next<Money>(), .group_cap = f.next<Money>()};
}

void insert_bank_act(Transaction& tx, const BankAct& act)
{
    tx.exec(kInsertAct, Params{act.order, act.act_no, name_of(act.kind), act.amount, act.reason,
                               act.xml, act.msg_id});
}

void set_bank_act_xml(Transaction& tx, BankOrderId order, int act_no, const Sha256& xml)
{
    tx.exec(kSetActXml, Params{order, act_no, xml});
}

bool set_bank_act_document(Transaction& tx, BankOrderId order, int act_no, ActId document)
{
    return tx.exec(kSetActDocument, Params{order, act_no, document}).size() == 1;
}

std::vector<BankAct> bank_acts_of(Connection& db, BankOrderId order)
{
    return each(db.exec(kActs, Params{order}), [](Fields f) {
        return BankAct{.order = f.next<BankOrderId>(),
                       .act_no = f.next<int>(),
                       .kind = f.next_enum(bank_act_kind_of),
                       .amount = f.next<Money>(),
                       .reason = f.next<std::string>(),
                       .xml = f.next<std::optional<Sha256>>(),
                       .msg_id = f.next<std::string>(),
                       .document = f.next<std::optional<ActId>>()};
    });
}

}  // namespace buzon::db
