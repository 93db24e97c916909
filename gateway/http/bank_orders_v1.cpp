#include "core/bank_clocks.hpp"
#include "core/base64.hpp"
#include "core/term_json.hpp"
#include "db/bank_approvals.hpp"
#include "db/bank_messages.hpp"
#include "db/events.hpp"
#include "gateway/app/bank_file.hpp"
#include "gateway/app/bank_inbox.hpp"
#include "gateway/app/bank_verbs.hpp"
#include "gateway/database.hpp"
#include "gateway/http/body.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/paging.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"

#include <Poco/JSON/Parser.h>

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

Poco::JSON::Object summary(const db::BankOrder& order, const db::Act& act)
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

// The clocks that run for this order (CFF 156-Bis), from what is known.
std::optional<std::string> clocks_of(const Api& api, const app::BankFile& file)
{
    const db::BankOrderFacts& facts = file.order.facts;
    if (!facts.notified_at) return std::nullopt;
    BankDates dates{.notified = zona_centro(*facts.notified_at).date,
                    .executed = {},
                    .informed = {},
                    .excess_known = {},
                    .guarantee_filed = {},
                    .guarantee_notified = {},
                    .procedure_start = file.order.procedure_start};
    if (facts.executed_at) dates.executed = zona_centro(*facts.executed_at).date;
    if (facts.informed_at) dates.informed = zona_centro(*facts.informed_at).date;
    const auto clocks = bank_clocks(dates, api.services.calendar_of(file.unit.calendar_scope));
    if (!clocks) return std::nullopt;  // the calendar does not reach that far
    return term_json(*clocks);
}

// The order, when it is of the caller's unit.
std::optional<app::BankFile> order_in_scope(db::Transaction& tx, const Request& request)
{
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
    db::UnitFilter filter{request.caller.official->unit, std::nullopt, "inmovilizacion"};
    const std::vector<db::Act> acts = db::unit_page(*lease, filter, *page);
    Poco::JSON::Array items;
    for (const db::Act& act : acts) {
        for (const db::BankOrder& order : db::bank_orders_of(*lease, act.id)) {
            items.add(summary(order, act));
        }
    }
    return page_response(items, *page, acts);
}

Response get_bank_order(const Api& api, const Request& request)
{
    return db::in_transaction(
        api.services.database(), request_deadline(), [&](db::Transaction& tx) -> Response {
            const auto file = order_in_scope(tx, request);
            if (!file) return refused(unknown());
            Poco::JSON::Object body = summary(file->order, file->act);
            body.set("banco", file->bank.name);
            Poco::JSON::Array acts;
            for (const db::BankAct& act : file->acts) {
                Poco::JSON::Object one = json::object();
                one.set("acto", act.act_no);
                one.set("clase", std::string(db::name_of(act.kind)));
                one.set("importe", act.amount.plain());
                if (!act.reason.empty()) one.set("causa", act.reason);
                one.set("aprobaciones",
                        static_cast<int>(db::approvals_of(tx, file->order.id, act.act_no).size()));
                acts.add(one);
            }
            body.set("actos", acts);
            Poco::JSON::Array history;
            for (const db::BankEventRow& event : db::bank_history(tx, file->order.id)) {
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
            if (const auto clocks = clocks_of(api, *file)) {
                body.set("plazos", Poco::JSON::Parser().parse(*clocks));
            }
            return {.body = json::text(body)};
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
    const auto act = app::request_release(api.services, *request.caller.person, release);
    if (!act) return refused(act.error());
    Poco::JSON::Object body = json::object();
    body.set("acto", *act);
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
