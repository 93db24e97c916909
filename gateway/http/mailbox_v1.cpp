#include "core/base64.hpp"
#include "core/term_json.hpp"
#include "db/pool.hpp"
#include "gateway/app/expediente.hpp"
#include "gateway/app/open_act.hpp"
#include "gateway/app/plazos_calendar.hpp"
#include "gateway/app/track.hpp"
#include "gateway/database.hpp"
#include "gateway/failure_json.hpp"
#include "gateway/http/body.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/mailbox_acts.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"
#include "templates/act_offer.hpp"
#include "templates/catalogue.hpp"

#include <Poco/JSON/Parser.h>

#include <map>
#include <stdexcept>

namespace buzon::http {
namespace {

std::optional<LocalDate> date_of(const app::Tracked& tracked, DeadlineId id)
{
    if (!tracked.terms) return std::nullopt;
    for (const Deadline& one : tracked.terms->deadlines) {
        if (one.id == id) return one.date;
    }
    return std::nullopt;
}

void add_payment(Poco::JSON::Object& body, const app::Tracked& tracked,
                 const templates::Payment& payment)
{
    Poco::JSON::Object one = json::object();
    if (tracked.act.total) one.set("total", tracked.act.total->display());
    one.set("linea", payment.line);
    one.set("vigencia", iso_date(payment.good_until));
    if (payment.days) one.set("dias", *payment.days);
    if (const auto until = date_of(tracked, DeadlineId::Pago)) one.set("hasta", iso_date(*until));
    Poco::JSON::Array means;
    for (const std::string& way : payment.means) means.add(way);
    one.set("medios", means);
    Poco::JSON::Array concepts;
    for (const templates::PaymentConcept& part : payment.concepts) {
        Poco::JSON::Object row = json::object();
        row.set("nombre", part.name);
        row.set("importe", part.amount.display());
        concepts.add(row);
    }
    one.set("conceptos", concepts);
    body.set("pago", one);
}

// What an act asks to be answered, of those whose term to answer is counted.
void add_answer(Poco::JSON::Object& body, const app::Tracked& tracked,
                const templates::OwnTerm& term)
{
    const auto until = date_of(tracked, DeadlineId::Respuesta);
    if (!until) return;
    Poco::JSON::Object one = json::object();
    one.set("dias", term.days);
    one.set("hasta", iso_date(*until));
    if (!term.way.empty()) one.set("forma", term.way);
    if (!term.warning.empty()) one.set("apercibimiento", term.warning);
    Poco::JSON::Array grounds;
    for (const std::string& ground : term.grounds) grounds.add(ground);
    one.set("fundamento", grounds);
    body.set("respuesta", json::held(std::move(one)));
}

// The date of a remedy; LINF 52 gives the term of LSS 294.
std::optional<LocalDate> date_of(const app::Tracked& tracked, const templates::OfferedRemedy& one)
{
    for (const DeadlineId id :
         {DeadlineId::Aclaracion, DeadlineId::Inconformidad, DeadlineId::Juicio}) {
        if (one.key.starts_with(code_of(id))) return date_of(tracked, id);
    }
    return std::nullopt;
}

Poco::JSON::Array remedies_json(const app::Tracked& tracked, const templates::ActOffer& offer)
{
    Poco::JSON::Array remedies;
    for (const templates::OfferedRemedy& remedy : offer.remedies) {
        Poco::JSON::Object one = json::object();
        one.set("clave", remedy.key);
        one.set("nombre", remedy.name);
        one.set("dias", remedy.days);
        one.set("autoridad", remedy.authority);
        Poco::JSON::Array grounds;
        for (const std::string& ground : remedy.grounds) grounds.add(ground);
        one.set("fundamento", grounds);
        if (const auto until = date_of(tracked, remedy)) one.set("hasta", iso_date(*until));
        remedies.add(json::held(std::move(one)));
    }
    return remedies;
}

// The papers that prove a step: the one it names, and the other form of the same.
Poco::JSON::Array proofs_json(const app::Tracked& tracked, const db::ActEventRow& event)
{
    using db::DocumentRole;
    static const std::map<DocumentRole, DocumentRole> kOther{
        {DocumentRole::ActoPdf, DocumentRole::ActoXml},
        {DocumentRole::AcuseXml, DocumentRole::AcusePdf},
        {DocumentRole::ConstanciaXml, DocumentRole::ConstanciaPdf}};
    Poco::JSON::Array proofs;
    const auto add = [&](const db::AttachedDocument& document) {
        Poco::JSON::Object one = json::object();
        one.set("papel", std::string(db::name_of(document.role)));
        one.set("sha256", document.sha.hex());
        one.set("suyo", app::own_paper(document.role));
        proofs.add(json::held(std::move(one)));
    };
    if (!event.document || event.kind == ActEvent::Deposited) return proofs;
    for (const db::AttachedDocument& document : tracked.documents) {
        if (document.sha != *event.document) continue;
        add(document);
        const auto other = kOther.find(document.role);
        if (other == kOther.end()) break;
        for (const db::AttachedDocument& twin : tracked.documents) {
            if (twin.role == other->second) add(twin);
        }
        break;
    }
    return proofs;
}

Poco::JSON::Array documents_json(const app::Tracked& tracked)
{
    Poco::JSON::Array documents;
    for (const db::AttachedDocument& document : tracked.documents) {
        if (!app::own_paper(document.role)) continue;
        Poco::JSON::Object one = json::object();
        one.set("papel", std::string(db::name_of(document.role)));
        one.set("sha256", document.sha.hex());
        one.set("bytes", document.size);
        documents.add(json::held(std::move(one)));
    }
    return documents;
}

// What the act itself says of paying and objecting, from the data that were sealed.
void add_offer(const Api& api, Poco::JSON::Object& body, const app::Tracked& tracked)
{
    auto lease = api.services.database().lease(request_deadline());
    const auto xml = db::find_document(*lease, tracked.act.xml_sha);
    if (!xml) throw std::logic_error("an act without its data");
    const templates::ActOffer offer = templates::read_offer(xml->bytes);
    if (offer.payment) add_payment(body, tracked, *offer.payment);
    if (offer.own_term) add_answer(body, tracked, *offer.own_term);
    body.set("recursos", json::held(remedies_json(tracked, offer)));
}

}  // namespace

Response get_mailbox_act(const Api& api, const Request& request)
{
    const auto tracked = visible_act(api, request);
    if (!tracked) return refused(unknown_act());
    const bool notified = tracked->act.state == ActState::Notified;
    Poco::JSON::Object body = listed_act(api, tracked->act, tracked->unit.name);
    body.set("destinatario", tracked->act.addressee.str());
    const bool reads = reads_papers(api, request, tracked->act);
    body.set("solo_vista", !reads);
    Poco::JSON::Array history;
    for (const db::ActEventRow& event : tracked->history) {
        Poco::JSON::Object one = json::object();
        one.set("suceso", std::string(name_of(event.kind)));
        one.set("texto", std::string(spanish(event.kind)));
        one.set("ocurrido", event.occurred_at.rfc3339());
        if (notified && reads) {
            one.set("pruebas", json::held(proofs_json(*tracked, event)));
            if (const auto* evidence = app::evidence_of(*tracked, event.id)) {
                one.set("evidencia", evidence->no);
                one.set("comprobante", tracked->receipts.contains(evidence->no));
            }
        }
        history.add(json::held(std::move(one)));
    }
    body.set("historia", json::held(std::move(history)));
    // Whose addresses they are knows them; whoever acts for him need only recognise them.
    const auto shown = *request.caller.person == tracked->act.addressee ? app::Addresses::Whole
                                                                        : app::Addresses::Masked;
    if (!tracked->avisos.empty()) body.set("avisos", app::aviso_json(tracked->avisos, shown));
    if (!tracked->texts.empty()) {
        body.set("mensajes", app::aviso_json(tracked->texts, shown, app::Means::Mobile));
    }
    if (notified && reads) {
        body.set("documentos", json::held(documents_json(*tracked)));
        add_offer(api, body, *tracked);
    }
    const auto moved = app::changes_json(
        tracked->tellings, notified ? app::ChangesShown::All : app::ChangesShown::Notification);
    if (moved.size() > 0) body.set("cambios_de_fechas", moved);
    if (!tracked->failures.empty()) body.set("fallas", act_failures_json(tracked->failures));
    if (tracked->terms) {
        NotificationTerms terms = *tracked->terms;
        // Which deadlines an act opens says what it is: until it is opened only day four is told.
        if (!notified) terms.deadlines.clear();
        body.set("plazos", Poco::JSON::Parser().parse(term_json(terms)));
    }
    return {.body = json::text(body)};
}

Response request_opening(const Api& api, const Request& request)
{
    const auto folio = Folio::parse(request.value("folio"));
    if (!folio) return refused(unknown_act());
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
    if (!folio) return refused(unknown_act());
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
    const auto tracked = visible_act(api, request);
    const auto role = db::document_role_of(request.value("role"));
    if (!tracked || !role || !app::own_paper(*role)) return refused(unknown_act());
    if (tracked->act.state != ActState::Notified) return refused(not_opened());
    if (!reads_papers(api, request, tracked->act)) return refused(only_looks());
    auto lease = api.services.database().lease(request_deadline());
    const auto document = db::find_act_document(*lease, tracked->act.id, *role);
    if (!document) return not_found();
    return {.content_type = document->media_type, .body = document->bytes};
}

Response get_expediente(const Api& api, const Request& request)
{
    const auto tracked = visible_act(api, request);
    if (!tracked) return refused(unknown_act());
    if (tracked->act.state != ActState::Notified) return refused(not_opened());
    if (!reads_papers(api, request, tracked->act)) return refused(only_looks());
    return {.content_type = "application/zip",
            .body = app::expediente_zip(api.services, *tracked),
            .headers = {{"Content-Disposition", "attachment; filename=\"expediente-" +
                                                    tracked->act.folio.str() + ".zip\""}}};
}

Response get_plazos_calendar(const Api& api, const Request& request)
{
    const auto tracked = visible_act(api, request);
    if (!tracked) return refused(unknown_act());
    if (tracked->act.state != ActState::Notified) return refused(not_opened());
    const templates::ActType* type =
        api.services.catalogue().find(tracked->act.type, tracked->act.version);
    return {
        .content_type = "text/calendar; charset=utf-8",
        .body = app::plazos_calendar(*tracked, type == nullptr ? tracked->act.type : type->title),
        .headers = {{"Content-Disposition",
                     "attachment; filename=\"plazos-" + tracked->act.folio.str() + ".ics\""}}};
}

}  // namespace buzon::http
