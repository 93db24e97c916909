#include "gateway/tracked_json.hpp"

#include "core/evidence_event.hpp"
#include "core/term_json.hpp"
#include "gateway/failure_json.hpp"
#include "gateway/json.hpp"

#include <Poco/JSON/Parser.h>

namespace buzon {

Poco::JSON::Object tracked_json(const app::Tracked& tracked)
{
    const db::Act& act = tracked.act;
    Poco::JSON::Object body = json::object();
    body.set("folio", act.folio.str());
    if (tracked.standing == Standing::Rehearsal) body.set("ensayo", true);
    body.set("verificador", act.check_code);
    body.set("tipo", act.type);
    body.set("version", act.version);
    body.set("referencia", act.reference);
    body.set("unidad", tracked.unit.name);
    body.set("destinatario", act.addressee.str());
    body.set("canal", std::string(db::name_of(act.channel)));
    body.set("estado", std::string(name_of(act.state)));
    body.set("emitido", act.issued_at.rfc3339());
    if (act.total) body.set("total", act.total->plain());
    if (act.notification) {
        Poco::JSON::Object notified = json::object();
        notified.set("fecha", iso_date(act.notification->notified_on));
        notified.set("por", std::string(db::name_of(act.notification->by)));
        notified.set("surte_efectos", iso_date(act.notification->effective_on));
        notified.set("calendario", act.notification->calendar_version);
        body.set("notificacion", notified);
    }
    Poco::JSON::Array history;
    for (const db::ActEventRow& event : tracked.history) {
        Poco::JSON::Object one = json::object();
        one.set("suceso", std::string(name_of(event.kind)));
        one.set("texto", std::string(spanish(event.kind)));
        one.set("ocurrido", event.occurred_at.rfc3339());
        one.set("conocido", event.learned_at.rfc3339());
        one.set("autor", event.actor);
        if (const auto uri = evidence_uri(event.kind)) one.set("etsi", std::string(*uri));
        if (const auto* evidence = app::evidence_of(tracked, event.id)) {
            one.set("evidencia", evidence->no);
            one.set("comprobante", tracked.receipts.contains(evidence->no));
        }
        history.add(one);
    }
    body.set("historia", history);
    Poco::JSON::Array documents;
    for (const db::AttachedDocument& document : tracked.documents) {
        Poco::JSON::Object one = json::object();
        one.set("papel", std::string(db::name_of(document.role)));
        one.set("sha256", document.sha.hex());
        one.set("tipo", document.media_type);
        one.set("bytes", document.size);
        documents.add(one);
    }
    body.set("documentos", documents);
    if (!tracked.avisos.empty()) {
        body.set("avisos", app::aviso_json(tracked.avisos, app::Addresses::Whole));
    }
    if (!tracked.reminders.empty()) {
        body.set("recordatorios", app::aviso_json(tracked.reminders, app::Addresses::Whole));
    }
    if (!tracked.texts.empty()) {
        body.set("mensajes",
                 app::aviso_json(tracked.texts, app::Addresses::Whole, app::Means::Mobile));
    }
    if (const auto changes = app::changes_json(tracked.tellings); changes.size() > 0) {
        body.set("cambios_de_fechas", changes);
    }
    if (!tracked.failures.empty()) body.set("fallas", act_failures_json(tracked.failures));
    if (tracked.terms) {
        body.set("plazos", Poco::JSON::Parser().parse(term_json(*tracked.terms)));
    } else if (!tracked.terms_refused.empty()) {
        body.set("hallazgos", json::findings(tracked.terms_refused));
    }
    return body;
}

}  // namespace buzon
