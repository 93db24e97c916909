#include "gateway/database.hpp"
#include "gateway/failure_json.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"

namespace buzon::http {

// A failure is of the platform: every unit's staff sees all of them.
Response list_failures(const Api& api, const Request&)
{
    auto lease = api.services.database().lease(request_deadline());
    Poco::JSON::Array items;
    for (const db::Failure& failure : db::all_failures(*lease)) items.add(failure_json(failure));
    Poco::JSON::Object body = json::object();
    body.set("elementos", items);
    return {.body = json::text(body)};
}

// With what it did to the acts of the caller's unit.
Response get_failure(const Api& api, const Request& request)
{
    auto lease = api.services.database().lease(request_deadline());
    const auto folio = Folio::parse(request.value("folio"));
    const auto failure = folio ? db::find_failure(*lease, *folio) : std::nullopt;
    if (!failure) {
        return refused({{"FALLA-INEXISTENTE", Severity::Error, "folio", 0,
                         "No hay una falla declarada con ese folio.", "Revise el folio.", ""}});
    }
    Poco::JSON::Object body = failure_json(*failure);
    body.set("actos",
             touched_json(db::acts_touched(*lease, failure->id, request.caller.official->unit)));
    return {.body = json::text(body)};
}

}  // namespace buzon::http
