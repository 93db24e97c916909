#include "core/base64.hpp"
#include "core/uuid.hpp"
#include "gateway/app/bank_file.hpp"
#include "gateway/app/bank_inbox.hpp"
#include "gateway/app/bank_release.hpp"
#include "gateway/app/bank_status.hpp"
#include "gateway/app/bank_verbs.hpp"
#include "gateway/bank_json.hpp"
#include "gateway/database.hpp"
#include "gateway/http/body.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/paging.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"

#include <charconv>

namespace buzon::http {
namespace {

std::optional<int> act_number(const Request& request)
{
    const std::string text = request.value("act");
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 1) return std::nullopt;
    return value;
}

// The order, when it is of the caller's unit.
std::optional<app::BankFile> order_in_scope(db::Transaction& tx, const Request& request)
{
    const auto order = Uuid::parse(request.value("order"));
    if (!order) return std::nullopt;
    auto file = app::lock_bank_file(tx, request.value("order"));
    if (!file || !in_scope(request.caller, file->unit.code)) return std::nullopt;
    return file;
}

Findings unknown()
{
    return {{"ORDEN-INEXISTENTE", Severity::Error, "orden", 0,
             "No existe una orden de su unidad con ese identificador.",
             "Consulte la lista de órdenes.", ""}};
}

bool known_to_caller(const Api& api, const Request& request)
{
    return db::in_transaction(
        api.services.database(), request_deadline(),
        [&](db::Transaction& tx) { return order_in_scope(tx, request).has_value(); });
}

}  // namespace

Response list_bank_orders(const Api& api, const Request& request)
{
    const auto page = read_page(request);
    if (!page) return refused(page.error());
    auto lease = api.services.database().lease(request_deadline());
    const std::string& unit = request.caller.official->unit;
    std::vector<db::Act> acts;
    if (const std::string wanted = request.parameter("folio"); !wanted.empty()) {
        const auto folio = Folio::parse(wanted);
        auto act = folio && folio->unit() == unit ? db::find_act(*lease, *folio) : std::nullopt;
        if (!act) return refused(unknown());
        acts.push_back(std::move(*act));
    } else {
        acts = db::unit_page(*lease, {unit, std::nullopt, "inmovilizacion"}, *page);
    }
    Poco::JSON::Array items;
    for (const db::Act& act : acts) {
        for (const db::BankOrder& order : db::bank_orders_of(*lease, act.id)) {
            items.add(bank_summary_json(order, act));
        }
    }
    return page_response(items, *page, acts);
}

Response get_bank_order(const Api& api, const Request& request)
{
    return db::in_transaction(
        api.services.database(), request_deadline(), [&](db::Transaction& tx) -> Response {
            auto file = order_in_scope(tx, request);
            if (!file) return refused(unknown());
            const app::BankStatus status = app::bank_status(api.services, tx, std::move(*file));
            return {.body = json::text(bank_status_json(status))};
        });
}

Response get_approval_text(const Api& api, const Request& request)
{
    const auto act = act_number(request);
    if (!act || !known_to_caller(api, request)) return refused(unknown());
    const auto cadena =
        app::approval_cadena(api.services, *request.caller.person, request.value("order"), *act);
    if (!cadena) return refused(cadena.error());
    Poco::JSON::Object body = json::object();
    body.set("cadena", *cadena);
    return {.body = json::text(body)};
}

Response approve_bank_act(const Api& api, const Request& request)
{
    const auto act = act_number(request);
    if (!act || !known_to_caller(api, request)) return refused(unknown());
    const auto fields = read_fields(request, {{"certificado", "firma"}});
    if (!fields) return refused(fields.error());
    const auto certificate = base64_decode(fields->at("certificado"));
    if (!certificate) return bad_request("El certificado no está en base64.");
    const std::string order = request.value("order");
    const auto approved = app::approve(api.services, *request.caller.person,
                                       {order, *act, *certificate, fields->at("firma")});
    if (!approved) return refused(approved.error());
    Poco::JSON::Object body = json::object();
    body.set("aprobaciones", approved->approvals);
    body.set("estado", std::string(name_of(approved->state)));
    return {.status = 201, .body = json::text(body)};
}

Response request_release(const Api& api, const Request& request)
{
    if (!known_to_caller(api, request)) return refused(unknown());
    const auto fields = read_fields(request, {{"causa"}, {"importe"}});
    if (!fields) return refused(fields.error());
    const auto reason = release_reason_of(fields->at("causa"));
    if (!reason) return bad_request("La causa de la liberación no se conoce.");
    const std::string order = request.value("order");
    app::ReleaseRequest release{order, *reason, std::nullopt};
    if (fields->contains("importe")) {
        const auto amount = Money::parse(fields->at("importe"));
        if (!amount) return bad_request("El importe no es una cantidad en pesos.");
        release.amount = *amount;
    }
    const auto asked = app::request_release(api.services, api.log, *request.caller.person, release);
    if (!asked) return refused(asked.error());
    Poco::JSON::Object body = json::object();
    body.set("acto", asked->act_no);
    if (asked->document) body.set("folio", asked->document->str());
    if (!asked->warnings.empty()) body.set("hallazgos", json::findings(asked->warnings));
    return {.status = 201, .body = json::text(body)};
}

Response receive_bank_message(const Api& api, const Request& request)
{
    const auto stored = app::receive(api.services, api.log, *request.caller.bank, request.body);
    if (!stored) return refused(stored.error());
    Poco::JSON::Object body = json::object();
    body.set("recibido", *stored == app::AnswerStored::New ? "nuevo" : "repetido");
    return {.body = json::text(body)};
}

}  // namespace buzon::http
