#include "gateway/bank_json.hpp"

#include "core/term_json.hpp"
#include "gateway/json.hpp"

#include <Poco/JSON/Parser.h>

namespace buzon {

Poco::JSON::Object bank_summary_json(const db::BankOrder& order, const db::Act& act)
{
    Poco::JSON::Object item = json::object();
    item.set("orden", order.order_uuid);
    item.set("folio", act.folio.str());
    item.set("referencia", act.reference);
    item.set("entidad", order.entity);
    item.set("estado", std::string(name_of(order.facts.state)));
    item.set("estado_texto", std::string(spanish(order.facts.state)));
    item.set("tope", order.cap.plain());
    item.set("inmovilizado", order.facts.frozen.plain());
    item.set("liberado", order.facts.released.plain());
    return item;
}

Poco::JSON::Object bank_status_json(const app::BankStatus& status)
{
    Poco::JSON::Object body = bank_summary_json(status.file.order, status.file.act);
    body.set("banco", status.file.bank.name);
    Poco::JSON::Array acts;
    for (const db::BankAct& act : status.file.acts) {
        Poco::JSON::Object one = json::object();
        one.set("acto", act.act_no);
        one.set("folio", status.file.document_of(act).folio.str());
        one.set("clase", std::string(db::name_of(act.kind)));
        one.set("importe", act.amount.plain());
        if (!act.reason.empty()) one.set("causa", act.reason);
        one.set("aprobaciones", status.approvals.at(act.act_no));
        acts.add(one);
    }
    body.set("actos", acts);
    Poco::JSON::Array history;
    for (const db::BankEventRow& event : status.history) {
        Poco::JSON::Object one = json::object();
        one.set("suceso", std::string(name_of(event.kind)));
        one.set("texto", std::string(spanish(event.kind)));
        one.set("acto", event.act_no);
        one.set("ocurrido", event.occurred_at.rfc3339());
        one.set("conocido", event.learned_at.rfc3339());
        one.set("autor", event.actor);
        history.add(one);
    }
    body.set("historia", history);
    if (status.clocks) {
        body.set("plazos", Poco::JSON::Parser().parse(term_json(*status.clocks)));
    }
    return body;
}

}  // namespace buzon
