#include "db/documents.hpp"
#include "db/estrados.hpp"
#include "db/estrados_days.hpp"
#include "db/estrados_orders.hpp"
#include "gateway/app/estrados_order.hpp"
#include "gateway/database.hpp"
#include "gateway/http/body.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/paging.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"
#include "templates/catalogue.hpp"

#include <sstream>

namespace buzon::http {
namespace {

constexpr std::size_t kMaxFacts = 20;

// Not to be indexed, nor kept anywhere beyond the answer: what is taken down is gone.
Response unlisted(Response response)
{
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
    response.headers["Cache-Control"] = "no-store";
    return response;
}

Findings wrong(const char* field, const char* reason, const char* remedy)
{
    return {{"ESTRADOS-BUSQUEDA", Severity::Error, field, 0, reason, remedy, ""}};
}

// What is asked for, or every reason why it cannot be.
tl::expected<db::EstradosPage, Findings> read_search(const Request& request)
{
    Findings findings;
    const auto add = [&](const Findings& more) {
        findings.insert(findings.end(), more.begin(), more.end());
    };
    db::EstradosPage asked;
    if (const auto page = read_page(request)) {
        asked.before = page->before;
        asked.limit = page->limit;
    } else {
        add(page.error());
    }
    if (const std::string unit = request.parameter("unidad"); !unit.empty()) asked.unit = unit;
    if (const std::string text = request.parameter("fecha"); !text.empty()) {
        if (const auto date = parse_iso_date(text)) {
            asked.published_on = *date;
        } else {
            add(wrong("fecha", "La fecha no se entiende.", "Escríbala como AAAA-MM-DD."));
        }
    }
    if (const std::string text = request.parameter("folio"); !text.empty()) {
        if (const auto folio = Folio::parse(text)) {
            asked.folio = folio->str();
        } else {
            add(wrong("folio", "El folio no está bien escrito.",
                      "Cópielo completo, con su letra final."));
        }
    }
    if (const std::string text = request.parameter("rfc"); !text.empty()) {
        if (const auto rfc = Rfc::parse(text)) {
            asked.addressee = rfc->str();
        } else {
            add(wrong("rfc", "El RFC no está bien escrito.",
                      "Son 12 caracteres de una empresa o 13 de una persona."));
        }
    }
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return asked;
}

std::optional<db::Act> act_in_scope(db::Connection& db, const Request& request)
{
    const auto folio = Folio::parse(request.value("folio"));
    if (!folio || !in_scope(request.caller, folio->unit())) return std::nullopt;
    return db::find_act(db, *folio);
}

Findings unknown()
{
    return {{"ACTO-INEXISTENTE", Severity::Error, "folio", 0,
             "No hay un acto de su unidad con ese folio.", "Revise el folio.", ""}};
}

// One fact a line.
std::vector<std::string> lines(const std::string& text)
{
    std::vector<std::string> all;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.find_first_not_of(" \t") != std::string::npos) all.push_back(line);
    }
    return all;
}

Poco::JSON::Object order_json(const db::EstradosOrder& order)
{
    Poco::JSON::Object body = json::object();
    body.set("acuerdo", order.folio.str());
    body.set("supuesto", std::string(name_of(order.ground)));
    Poco::JSON::Array facts;
    for (const std::string& fact : order.facts) facts.add(fact);
    body.set("hechos", facts);
    body.set("ordenado", order.ordered_at.rfc3339());
    body.set("funcionario", order.official.str());
    body.set("documento", order.document.hex());
    if (order.rechecked_at) body.set("consultado_al_publicar", order.rechecked_at->rfc3339());
    if (order.outcome) body.set("resultado", std::string(db::name_of(*order.outcome)));
    return body;
}

}  // namespace

// The public page of CFF 139; not to be indexed.
Response list_estrados(const Api& api, const Request& request)
{
    const auto asked = read_search(request);
    if (!asked) return unlisted(refused(asked.error()));
    auto lease = api.services.database().lease(request_deadline());
    const auto published = db::estrados_page(*lease, *asked);
    Poco::JSON::Array items;
    for (const db::PublishedAct& act : published) {
        const auto* type = api.services.catalogue().find(act.type, act.version);
        Poco::JSON::Object item = json::object();
        item.set("folio", act.folio.str());
        item.set("acto", type == nullptr ? act.type : type->title);
        item.set("unidad", act.unit_name);
        item.set("publicado", iso_date(act.publication.published_on));
        item.set("permanece_hasta", iso_date(act.publication.remove_after));
        items.add(item);
    }
    Poco::JSON::Object body = json::object();
    body.set("elementos", items);
    if (static_cast<int>(published.size()) == asked->limit) {
        body.set("siguiente", std::to_string(published.back().publication.act.value));
    }
    return unlisted({.body = json::text(body)});
}

Response get_estrados_document(const Api& api, const Request& request)
{
    const auto folio = Folio::parse(request.value("folio"));
    if (!folio) return unlisted(not_found());
    auto lease = api.services.database().lease(request_deadline());
    const auto act = db::find_act(*lease, *folio);
    const auto publication = act ? db::find_publication(*lease, act->id) : std::nullopt;
    if (!publication) return unlisted(not_found());
    if (publication->removed_at) {
        return unlisted(to_response(
            {410, "El documento ya no está en estrados: terminaron sus diez días", {}}));
    }
    const auto document = db::find_document(*lease, publication->redacted);
    if (!document) return unlisted(not_found());
    return unlisted({.content_type = document->media_type, .body = document->bytes});
}

Response get_estrados_file(const Api& api, const Request& request)
{
    auto lease = api.services.database().lease(request_deadline());
    const auto act = act_in_scope(*lease, request);
    if (!act) return refused(unknown());
    Poco::JSON::Object body = json::object();
    body.set("folio", act->folio.str());
    if (const auto order = db::find_estrados_order(*lease, act->id)) {
        body.set("orden", order_json(*order));
    }
    if (const auto publication = db::find_publication(*lease, act->id)) {
        Poco::JSON::Object one = json::object();
        one.set("publicado", iso_date(publication->published_on));
        one.set("permanece_hasta", iso_date(publication->remove_after));
        if (publication->removed_at) one.set("retirado", publication->removed_at->rfc3339());
        one.set("huella", publication->redacted.hex());
        body.set("publicacion", one);
    }
    Poco::JSON::Array days;
    for (const db::EstradosDay& day : db::estrados_days(*lease, act->id)) {
        Poco::JSON::Object one = json::object();
        one.set("dia", iso_date(day.day));
        one.set("hallazgo", std::string(db::name_of(day.finding)));
        one.set("instante", day.found_at.rfc3339());
        if (day.page) one.set("huella", day.page->hex());
        days.add(one);
    }
    body.set("dias", days);
    return {.body = json::text(body)};
}

Response get_estrados_proof(const Api& api, const Request& request)
{
    auto lease = api.services.database().lease(request_deadline());
    const auto act = act_in_scope(*lease, request);
    const auto day = parse_iso_date(request.value("day"));
    if (!act || !day) return refused(unknown());
    for (const db::EstradosDay& found : db::estrados_days(*lease, act->id)) {
        if (found.day != *day || !found.document) continue;
        const auto proof = db::find_document(*lease, *found.document);
        if (!proof) throw std::logic_error("proof without its document");
        return {.content_type = proof->media_type, .body = proof->bytes};
    }
    return not_found();
}

Response order_estrados(const Api& api, const Request& request)
{
    std::optional<Folio> folio;
    {
        auto lease = api.services.database().lease(request_deadline());
        const auto act = act_in_scope(*lease, request);
        if (!act) return refused(unknown());
        folio = act->folio;
    }
    const auto fields = read_fields(request, {{"supuesto"}, {"hechos", "funcionario"}});
    if (!fields) return refused(fields.error());
    app::EstradosRequest order{.folio = *folio, .facts = {}, .official = std::nullopt};
    const auto ground = estrados_ground_of(fields->at("supuesto"));
    if (!ground) return bad_request("El supuesto no se conoce.");
    order.ground = *ground;
    if (fields->contains("hechos")) order.facts = lines(fields->at("hechos"));
    if (order.facts.size() > kMaxFacts) return bad_request("Son más de veinte hechos.");
    if (fields->contains("funcionario")) {
        const auto rfc = Rfc::parse(fields->at("funcionario"));
        if (!rfc) return bad_request("El RFC del funcionario no está bien escrito.");
        order.official = *rfc;
    }
    const auto made = app::order_estrados(api.services, order);
    if (!made) return refused(made.error());
    return {.status = 201, .body = json::text(order_json(*made))};
}

Response publish_estrados_again(const Api& api, const Request& request)
{
    std::optional<Folio> folio;
    {
        auto lease = api.services.database().lease(request_deadline());
        const auto act = act_in_scope(*lease, request);
        if (!act) return refused(unknown());
        folio = act->folio;
    }
    const auto day = app::publish_again(api.services, *folio, request.caller.official->rfc.str());
    if (!day) return refused(day.error());
    Poco::JSON::Object body = json::object();
    body.set("publicado", iso_date(*day));
    return {.status = 201, .body = json::text(body)};
}

Response list_missed_days(const Api& api, const Request& request)
{
    auto lease = api.services.database().lease(request_deadline());
    Poco::JSON::Array items;
    for (const db::MissedDay& day : db::missed_days(*lease, request.caller.official->unit, 200)) {
        Poco::JSON::Object one = json::object();
        one.set("folio", day.folio.str());
        one.set("dia", iso_date(day.day));
        one.set("hallazgo", std::string(db::name_of(day.finding)));
        items.add(one);
    }
    Poco::JSON::Object body = json::object();
    body.set("elementos", items);
    return {.body = json::text(body)};
}

}  // namespace buzon::http
