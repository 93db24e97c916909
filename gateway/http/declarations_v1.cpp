#include "core/base64.hpp"
#include "gateway/app/declare.hpp"
#include "gateway/http/body.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/enrolment_query.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"

namespace buzon::http {

Response request_declaration(const Api& api, const Request& request)
{
    auto fields =
        read_fields(request, {{"tipo"},
                              {"medio", "persona_rfc", "persona_nombre", "papel", "desde", "hasta",
                               "instrumento", "fecha_instrumento", "fedatario"}});
    if (!fields) return refused(fields.error());
    const std::string kind = fields->at("tipo");
    fields->erase("tipo");
    // An empty text is a field that was not filled in.
    std::erase_if(*fields, [](const auto& field) { return field.second.empty(); });
    const std::string owner = request.parameter("rfc");
    const auto made = app::request_declaration(api.services, enrolment_caller(request, owner), kind,
                                               std::move(*fields));
    if (!made) return refused(made.error());
    Poco::JSON::Object body = json::object();
    body.set("nonce", made->nonce);
    body.set("cadena", made->cadena);
    body.set("vence", made->expires.rfc3339());
    return {.status = 201, .body = json::text(body)};
}

Response declare(const Api& api, const Request& request)
{
    const auto fields = read_fields(request, {{"nonce", "certificado", "firma"}});
    if (!fields) return refused(fields.error());
    const auto certificate = base64_decode(fields->at("certificado"));
    if (!certificate) return bad_request("El certificado no está en base64.");
    const auto declared = app::declare(api.services, *request.caller.person,
                                       {fields->at("nonce"), *certificate, fields->at("firma")});
    if (!declared) return refused(declared.error());
    Poco::JSON::Object body = json::object();
    body.set("folio", declared->folio.str());
    body.set("acuse", declared->acuse.hex());
    return {.status = 201, .body = json::text(body)};
}

}  // namespace buzon::http
