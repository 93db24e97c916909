#include "gateway/app/journal.hpp"

#include "db/events.hpp"

namespace buzon::app {

ActState record(db::Transaction& tx, const db::Act& act, const ActFact& fact, Instant now)
{
    db::ActEventRow row;
    row.id = db::act_event_id(act.folio, fact.kind, fact.distinct);
    row.act = act.id;
    row.occurred_at = fact.occurred;
    row.learned_at = now;
    row.actor = fact.actor;
    row.detail = fact.detail;
    row.document = fact.document;
    row.kind = fact.kind;
    db::append_event(tx, row);
    const ActState state = fold(db::records(db::act_history(tx, act.id)));
    db::set_act_state(tx, act.id, state);
    return state;
}

BankState record(db::Transaction& tx, db::BankOrder& order, const BankFact& fact, Instant now)
{
    db::BankEventRow row;
    row.id = db::bank_event_id(order.order_uuid, fact.act_no, fact.kind, fact.distinct);
    row.act = order.act;
    row.occurred_at = fact.occurred;
    row.learned_at = now;
    row.actor = fact.actor;
    row.detail = fact.detail;
    row.document = fact.document;
    row.kind = fact.kind;
    row.order = order.id;
    row.act_no = fact.act_no;
    db::append_event(tx, row);
    order.facts.state = fold(db::records(db::bank_history(tx, order.id)));
    db::set_bank_order_facts(tx, order.id, order.facts);
    return order.facts.state;
}

std::optional<Instant> occurred(db::Connection& db, ActId act, ActEvent kind)
{
    std::optional<Instant> first;
    for (const db::ActEventRow& event : db::act_history(db, act)) {
        if (event.kind == kind && (!first || event.occurred_at < *first)) first = event.occurred_at;
    }
    return first;
}

}  // namespace buzon::app
