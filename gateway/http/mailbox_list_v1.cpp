#include "core/term_text.hpp"
#include "db/people.hpp"
#include "db/pool.hpp"
#include "gateway/app/mailbox_list.hpp"
#include "gateway/database.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/mailbox_acts.hpp"
#include "gateway/http/mailbox_query.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"

namespace buzon::http {
namespace {

// The mailbox asked for: the caller's own, or one of those he speaks for (?rfc=).
std::optional<Rfc> mailbox_of(const Api& api, const Request& request)
{
    const std::string wanted = request.parameter("rfc");
    if (wanted.empty()) return request.caller.person;
    const auto rfc = Rfc::parse(wanted);
    if (!rfc) return std::nullopt;
    auto lease = api.services.database().lease(request_deadline());
    const LocalDate today = zona_centro(api.services.now()).date;
    if (!db::representation(*lease, *rfc, *request.caller.person, today)) return std::nullopt;
    return *rfc;
}

Poco::JSON::Object totals_json(const app::MailboxTotals& totals)
{
    Poco::JSON::Object body = json::object();
    body.set("sin_abrir", totals.unopened);
    body.set("con_plazo", totals.running);
    body.set("notificados", totals.notified);
    body.set("todos", totals.unopened + totals.notified);
    return body;
}

Poco::JSON::Object item_json(const Api& api, const app::MailboxItem& item)
{
    Poco::JSON::Object body = listed_act(api, item.act, item.unit);
    if (item.next) {
        Poco::JSON::Object next = json::object();
        next.set("plazo", std::string(code_of(item.next->id)));
        next.set("texto", std::string(spanish(item.next->id)));
        next.set("fecha", iso_date(item.next->date));
        body.set("proximo", json::held(std::move(next)));
    }
    if (item.last) body.set("ultimo_plazo", iso_date(*item.last));
    return body;
}

}  // namespace

Response list_mailbox(const Api& api, const Request& request)
{
    const auto rfc = mailbox_of(api, request);
    if (!rfc) return denied();
    const auto query = read_mailbox_query(request, *rfc);
    if (!query) return refused(query.error());
    const app::MailboxPage page = app::list_mailbox(api.services, *query);
    Poco::JSON::Object body = json::object();
    Poco::JSON::Array items;
    for (const app::MailboxItem& item : page.items) items.add(json::held(item_json(api, item)));
    body.set("elementos", json::held(std::move(items)));
    if (const std::string next = cursor_of(page); !next.empty()) body.set("siguiente", next);
    if (page.totals) {
        body.set("totales", totals_json(*page.totals));
        Poco::JSON::Array types;
        for (const app::TypeInBox& type : page.types) {
            Poco::JSON::Object one = json::object();
            one.set("tipo", type.type);
            one.set("titulo", type.title);
            one.set("cuantos", type.acts);
            types.add(json::held(std::move(one)));
        }
        body.set("tipos", json::held(std::move(types)));
    }
    return {.body = json::text(body)};
}

Response list_mailboxes(const Api& api, const Request& request)
{
    Poco::JSON::Array boxes;
    for (const app::BoxSummary& box : app::boxes_of(api.services, *request.caller.person)) {
        Poco::JSON::Object one = json::object();
        one.set("rfc", box.rfc.str());
        one.set("nombre", box.name);
        one.set("papel", std::string(db::name_of(box.role)));
        one.set("habilitado", box.enabled);
        one.set("totales", totals_json(box.totals));
        if (box.first) {
            Poco::JSON::Object first = json::object();
            first.set("fecha", iso_date(box.first->date));
            const auto deadline = box.first->deadline;
            first.set("plazo", std::string(deadline ? code_of(*deadline) : "dia4"));
            first.set("texto",
                      std::string(deadline ? spanish(*deadline) : "Se notifica aunque no se abra"));
            one.set("proximo", json::held(std::move(first)));
        }
        boxes.add(json::held(std::move(one)));
    }
    Poco::JSON::Object body = json::object();
    body.set("buzones", json::held(std::move(boxes)));
    return {.body = json::text(body)};
}

}  // namespace buzon::http
