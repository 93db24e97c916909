#include "channels/mailbox.hpp"
#include "core/base64.hpp"
#include "core/term_json.hpp"
#include "db/people.hpp"
#include "db/units.hpp"
#include "gateway/app/open_act.hpp"
#include "gateway/app/track.hpp"
#include "gateway/database.hpp"
#include "gateway/failure_json.hpp"
#include "gateway/http/body.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/paging.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"
#include "templates/catalogue.hpp"

#include <Poco/JSON/Parser.h>

#include <set>

namespace buzon::http {
namespace {

Findings unknown()
{
    return {{"ACTO-INEXISTENTE", Severity::Error, "folio", 0,
             "No hay un acto con ese folio en su buzón.", "Revise el folio.", ""}};
}

// The mailbox asked for: the caller's own, or one of those he speaks for (?rfc=).
std::optional<Rfc> mailbox_of(const Api& api, const Request& request, db::Connection& db)
{
    const std::string wanted = request.parameter("rfc");
    if (wanted.empty()) return request.caller.person;
    const auto rfc = Rfc::parse(wanted);
    if (!rfc) return std::nullopt;
    const LocalDate today = zona_centro(api.services.now()).date;
    if (!db::representation(db, *rfc, *request.caller.person, today)) return std::nullopt;
    return *rfc;
}

Poco::JSON::Object listed(const Api& api, const db::Act& act, const std::string& unit)
{
    const templates::ActType* type = api.services.catalogue().find(act.type, act.version);
    const channels::Listing shown = channels::listing(
        {act.folio.str(), type == nullptr ? "" : type->neutral_title,
         type == nullptr ? act.type : type->title, unit, act.total ? act.total->display() : ""},
        act.state);
    Poco::JSON::Object item = json::object();
    item.set("folio", shown.folio);
    item.set("titulo", shown.title);
    item.set("unidad", shown.issuing_unit);
    item.set("estado", std::string(name_of(act.state)));
    item.set("estado_texto", std::string(spanish(act.state)));
    if (!shown.summary.empty()) item.set("importe", shown.summary);
    if (act.due_on) item.set("dia4", iso_date(*act.due_on));
    if (act.notification) {
        item.set("notificado", iso_date(act.notification->notified_on));
        item.set("surte_efectos", iso_date(act.notification->effective_on));
    }
    return item;
}

// The employer's own papers; transcripts and instances stay with the unit.
bool own_paper(db::DocumentRole role)
{
    using db::DocumentRole;
    static const std::set<DocumentRole> kOwn{
        DocumentRole::ActoPdf,       DocumentRole::ActoXml,  DocumentRole::ActoHtml,
        DocumentRole::AcuseXml,      DocumentRole::AcusePdf, DocumentRole::ConstanciaXml,
        DocumentRole::ConstanciaPdf, DocumentRole::FallaXml, DocumentRole::FallaPdf};
    return kOwn.contains(role);
}

// An act of the caller's that shows in the mailbox; hidden ones do not exist.
std::optional<app::Tracked> visible(const Api& api, const Request& request)
{
    const auto folio = Folio::parse(request.value("folio"));
    if (!folio) return std::nullopt;
    auto tracked = app::track(api.services, *folio);
    if (!tracked || channels::visibility(tracked->act.state) == channels::Visibility::Hidden) {
        return std::nullopt;
    }
    auto lease = api.services.database().lease(request_deadline());
    const LocalDate today = zona_centro(api.services.now()).date;
    if (!db::representation(*lease, tracked->act.addressee, *request.caller.person, today)) {
        return std::nullopt;
    }
    return tracked;
}

}  // namespace

Response list_mailbox(const Api& api, const Request& request)
{
    auto lease = api.services.database().lease(request_deadline());
    const auto rfc = mailbox_of(api, request, *lease);
    if (!rfc) return denied();
    const auto page = read_page(request);
    if (!page) return refused(page.error());
    const std::vector<db::Act> acts = db::mailbox_page(*lease, *rfc, *page);
    Poco::JSON::Array items;
    std::map<std::string, std::string> units;
    for (const db::Act& act : acts) {
        std::string& unit = units[std::string(act.folio.unit())];
        if (unit.empty()) {
            const auto found = db::find_unit(*lease, act.folio.unit());
            unit = found ? found->name : std::string(act.folio.unit());
        }
        items.add(listed(api, act, unit));
    }
    return page_response(items, *page, acts);
}

Response get_mailbox_act(const Api& api, const Request& request)
{
    const auto tracked = visible(api, request);
    if (!tracked) return refused(unknown());
    Poco::JSON::Object body = listed(api, tracked->act, tracked->unit.name);
    Poco::JSON::Array history;
    for (const db::ActEventRow& event : tracked->history) {
        Poco::JSON::Object one = json::object();
        one.set("suceso", std::string(name_of(event.kind)));
        one.set("texto", std::string(spanish(event.kind)));
        one.set("ocurrido", event.occurred_at.rfc3339());
        history.add(one);
    }
    body.set("historia", history);
    // Whose addresses they are knows them; whoever acts for him need only recognise them.
    const auto shown = *request.caller.person == tracked->act.addressee ? app::Addresses::Whole
                                                                        : app::Addresses::Masked;
    if (!tracked->avisos.empty()) body.set("avisos", app::aviso_json(tracked->avisos, shown));
    if (tracked->act.state == ActState::Notified) {
        Poco::JSON::Array documents;
        for (const db::AttachedDocument& document : tracked->documents) {
            if (!own_paper(document.role)) continue;
            Poco::JSON::Object one = json::object();
            one.set("papel", std::string(db::name_of(document.role)));
            one.set("sha256", document.sha.hex());
            one.set("bytes", document.size);
            documents.add(one);
        }
        body.set("documentos", documents);
    }
    if (const auto changes = app::changes_json(tracked->tellings); changes.size() > 0) {
        body.set("cambios_de_fechas", changes);
    }
    if (!tracked->failures.empty()) body.set("fallas", act_failures_json(tracked->failures));
    if (tracked->terms) body.set("plazos", Poco::JSON::Parser().parse(term_json(*tracked->terms)));
    return {.body = json::text(body)};
}

Response request_opening(const Api& api, const Request& request)
{
    const auto folio = Folio::parse(request.value("folio"));
    if (!folio) return refused(unknown());
    const auto opening = app::request_opening(api.services, *request.caller.person, *folio);
    if (!opening) return refused(opening.error());
    Poco::JSON::Object body = json::object();
    body.set("nonce", opening->nonce);
    body.set("cadena", opening->cadena);
    body.set("vence", opening->expires.rfc3339());
    return {.status = 201, .body = json::text(body)};
}

Response open_act(const Api& api, const Request& request)
{
    const auto folio = Folio::parse(request.value("folio"));
    if (!folio) return refused(unknown());
    const auto fields = read_fields(request, {{"nonce", "certificado", "firma"}});
    if (!fields) return refused(fields.error());
    const auto certificate = base64_decode(fields->at("certificado"));
    if (!certificate) return bad_request("El certificado no está en base64.");
    const auto opened = app::open_act(api.services, *request.caller.person, *folio,
                                      {fields->at("nonce"), *certificate, fields->at("firma")});
    if (!opened) return refused(opened.error());
    Poco::JSON::Object body = json::object();
    body.set("folio", folio->str());
    body.set("acuse", opened->acuse.hex());
    body.set("plazos", Poco::JSON::Parser().parse(term_json(opened->terms)));
    return {.status = 201, .body = json::text(body)};
}

Response get_mailbox_document(const Api& api, const Request& request)
{
    const auto tracked = visible(api, request);
    const auto role = db::document_role_of(request.value("role"));
    if (!tracked || !role || !own_paper(*role)) return refused(unknown());
    if (tracked->act.state != ActState::Notified) {
        return refused(
            {{"APERTURA-PENDIENTE", Severity::Error, "folio", 0, "El acto aún no se ha abierto.",
              "Ábralo con su e.firma; al abrirlo queda notificado.", "CFF 134-I"}});
    }
    auto lease = api.services.database().lease(request_deadline());
    const auto document = db::find_act_document(*lease, tracked->act.id, *role);
    if (!document) return not_found();
    return {.content_type = document->media_type, .body = document->bytes};
}

}  // namespace buzon::http
