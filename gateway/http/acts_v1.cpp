#include "db/documents.hpp"
#include "db/events.hpp"
#include "db/idempotency.hpp"
#include "gateway/app/heading.hpp"
#include "gateway/app/issue.hpp"
#include "gateway/app/track.hpp"
#include "gateway/database.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/paging.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"
#include "gateway/tracked_json.hpp"
#include "signing/digest.hpp"

#include <charconv>

namespace buzon::http {
namespace {

Findings unknown()
{
    return {{"ACTO-INEXISTENTE", Severity::Error, "folio", 0,
             "No hay un acto de su unidad con ese folio.", "Revise el folio.", ""}};
}

std::string unit_of(const Caller& caller)
{
    return caller.official ? caller.official->unit : caller.system->unit;
}

std::string name_of(const Caller& caller)
{
    return caller.official ? caller.official->rfc.str() : caller.system->name;
}

Response answer(const app::IssuedAct& act)
{
    Poco::JSON::Object body = json::object();
    body.set("folio", act.folio.str());
    body.set("codigo", act.check_code);
    body.set("referencia", act.reference);
    body.set("tipo", act.act_type);
    body.set("emitido", act.issued_at.rfc3339());
    body.set("estado", std::string(buzon::name_of(act.state)));
    body.set("pdf_sha256", act.pdf.hex());
    body.set("xml_sha256", act.xml.hex());
    body.set("repetido", act.outcome == app::IssueOutcome::Replay);
    Response response{.status = act.outcome == app::IssueOutcome::New ? 201 : 200,
                      .body = json::text(body)};
    response.headers["Location"] = "/v1/acts/" + act.folio.str();
    return response;
}

Response issue_now(const Api& api, const Request& request)
{
    const auto issued = app::issue(api.services, request.body);
    return issued ? answer(*issued) : refused(issued.error());
}

// The caller's own unit only; judged before the act is, so that a stranger learns nothing. What is
// no act names no unit, and is refused with its reasons.
bool own_unit(const Api& api, const Request& request)
{
    const std::string unit = app::read_heading(api.services.catalogue(), request.body).unit;
    return unit.empty() || in_scope(request.caller, unit);
}

Response repeat(const db::AnsweredBefore& before)
{
    Response response{.status = before.status, .body = before.response};
    if (before.status >= 400) response.content_type = kProblemType;
    return response;
}

Response other_request()
{
    return refused(
        {{"IDEMPOTENCIA", Severity::Error, "Idempotency-Key", 0,
          "Esa clave ya acompañó otra solicitud.", "Use una clave nueva para cada acto.", ""}});
}

}  // namespace

Response issue_act(const Api& api, const Request& request)
{
    if (!own_unit(api, request)) return denied();
    if (request.idempotency_key.empty()) return issue_now(api, request);

    const db::IdempotencyKey key{request.idempotency_key, name_of(request.caller),
                                 signing::sha256(request.body)};
    const auto known = [&] {
        auto lease = api.services.database().lease(request_deadline());
        return db::find_idempotent(*lease, key);
    }();
    if (known) {
        const auto* before = std::get_if<db::AnsweredBefore>(&*known);
        return before != nullptr ? repeat(*before) : other_request();
    }
    // Nothing is held while the act is issued: should a twin of this request or a crash come in
    // between, (unit, reference) makes the second issue a replay.
    Response response = issue_now(api, request);
    if (response.status == 503) return response;  // no answer to keep: it may be asked again
    return db::in_transaction(
        api.services.database(), request_deadline(), [&](db::Transaction& tx) -> Response {
            const auto check = db::begin_idempotent(tx, key, api.services.now());
            if (const auto* before = std::get_if<db::AnsweredBefore>(&check)) {
                return repeat(*before);
            }
            if (std::holds_alternative<db::FirstTime>(check)) {
                db::store_answer(tx, key, {response.status, response.body});
            }
            return response;
        });
}

Response get_act(const Api& api, const Request& request)
{
    const auto folio = Folio::parse(request.value("folio"));
    const auto tracked = folio ? app::track(api.services, *folio) : std::nullopt;
    if (!tracked || !in_scope(request.caller, tracked->unit.code)) return refused(unknown());
    return {.body = json::text(tracked_json(*tracked))};
}

Response list_acts(const Api& api, const Request& request)
{
    const auto page = read_page(request);
    if (!page) return refused(page.error());
    db::UnitFilter filter{unit_of(request.caller), std::nullopt, std::nullopt};
    if (const std::string state = request.parameter("estado"); !state.empty()) {
        filter.state = act_state_of(state);
        if (!filter.state) return bad_request("El estado no se conoce.");
    }
    if (const std::string type = request.parameter("tipo"); !type.empty()) filter.type = type;
    auto lease = api.services.database().lease(request_deadline());
    const std::vector<db::Act> acts = db::unit_page(*lease, filter, *page);
    Poco::JSON::Array items;
    for (const db::Act& act : acts) {
        Poco::JSON::Object item = json::object();
        item.set("folio", act.folio.str());
        item.set("referencia", act.reference);
        item.set("tipo", act.type);
        item.set("destinatario", act.addressee.str());
        item.set("estado", std::string(buzon::name_of(act.state)));
        item.set("emitido", act.issued_at.rfc3339());
        items.add(item);
    }
    return page_response(items, *page, acts);
}

Response get_act_document(const Api& api, const Request& request)
{
    const auto folio = Folio::parse(request.value("folio"));
    const auto role = db::document_role_of(request.value("role"));
    if (!folio || !role || !in_scope(request.caller, folio->unit())) return refused(unknown());
    auto lease = api.services.database().lease(request_deadline());
    const auto act = db::find_act(*lease, *folio);
    const auto document = act ? db::find_act_document(*lease, act->id, *role) : std::nullopt;
    if (!document) return refused(unknown());
    return {.content_type = document->media_type, .body = document->bytes};
}

// ?desde=<cursor>: everything that happened after it, in an order that never loses a late commit.
Response list_events(const Api& api, const Request& request)
{
    db::EventCursor cursor;
    if (const std::string from = request.parameter("desde"); !from.empty()) {
        const std::size_t dot = from.find('.');
        const char* end = from.data() + from.size();
        const char* middle = dot == std::string::npos ? end : from.data() + dot;
        const auto first = std::from_chars(from.data(), middle, cursor.transaction);
        const auto second = middle == end ? std::from_chars_result{end, std::errc::invalid_argument}
                                          : std::from_chars(middle + 1, end, cursor.seq);
        if (first.ec != std::errc() || second.ec != std::errc() || second.ptr != end) {
            return bad_request("El cursor no se reconoce.");
        }
    }
    auto lease = api.services.database().lease(request_deadline());
    Poco::JSON::Array items;
    for (const db::StreamedEvent& event : db::events_after(*lease, cursor, 500)) {
        Poco::JSON::Object item = json::object();
        item.set("folio", event.folio.str());
        item.set("historia", event.stream);
        item.set("suceso", event.kind);
        item.set("ocurrido", event.occurred_at.rfc3339());
        item.set("conocido", event.learned_at.rfc3339());
        items.add(item);
        cursor = event.cursor;
    }
    Poco::JSON::Object body = json::object();
    body.set("elementos", items);
    body.set("cursor", std::to_string(cursor.transaction) + "." + std::to_string(cursor.seq));
    return {.body = json::text(body)};
}

}  // namespace buzon::http
