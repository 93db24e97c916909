#include "core/base64.hpp"
#include "gateway/app/log_in.hpp"
#include "gateway/database.hpp"
#include "gateway/http/body.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"

namespace buzon::http {

Response create_challenge(const Api& api, const Request&)
{
    const app::Challenge challenge = app::make_challenge(api.services);
    Poco::JSON::Object body = json::object();
    body.set("nonce", challenge.nonce);
    body.set("texto", challenge.text);
    body.set("vence", challenge.expires.rfc3339());
    return {.status = 201, .body = json::text(body)};
}

Response open_session(const Api& api, const Request& request)
{
    const auto fields = read_fields(request, {{"nonce", "certificado", "firma"}});
    if (!fields) return refused(fields.error());
    const auto certificate = base64_decode(fields->at("certificado"));
    if (!certificate) return bad_request("El certificado no está en base64.");
    const auto session =
        app::log_in(api.services, {fields->at("nonce"), *certificate, fields->at("firma")});
    if (!session) return refused(session.error());
    Poco::JSON::Object body = json::object();
    body.set("token", session->token);
    body.set("rfc", session->rfc.str());
    body.set("papel", session->role == db::SessionRole::Staff ? "personal" : "patron");
    body.set("vence", session->expires.rfc3339());
    return {.status = 201, .body = json::text(body)};
}

Response close_session(const Api& api, const Request& request)
{
    if (!request.caller.token) return needs_login();
    db::in_transaction(api.services.database(), request_deadline(),
                       [&](db::Transaction& tx) { db::close_session(tx, *request.caller.token); });
    return {.status = 204, .content_type = {}, .body = {}};
}

}  // namespace buzon::http
