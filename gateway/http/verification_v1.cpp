#include "db/acts.hpp"
#include "gateway/app/verify.hpp"
#include "gateway/database.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"
#include "templates/check_code.hpp"

#include <fmt/format.h>

namespace buzon::http {
namespace {

// The QR says ?c=, the form ?codigo=.
std::string code_asked(const Request& request)
{
    const std::string code = request.parameter("codigo");
    return code.empty() ? request.parameter("c") : code;
}

// What anybody may learn of a folio: that it is genuine and how it stands, nothing of the person.
// Without the check code nothing is told, so that folios cannot be counted through.
std::optional<db::Act> genuine(const Api& api, const Request& request)
{
    const auto folio = Folio::parse(request.parameter("folio"));
    const std::string code = templates::normalize_check_code(code_asked(request));
    if (!folio || code.empty()) return std::nullopt;
    auto lease = api.services.database().lease(request_deadline());
    auto act = db::find_act(*lease, *folio);
    if (!act || act->check_code != code) return std::nullopt;
    return act;
}

std::string_view standing(const db::Act& act)
{
    return act.state == ActState::Notified ? "Auténtico; ya notificado"
                                           : "Auténtico; pendiente de notificar";
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

}  // namespace

Response verify_folio(const Api& api, const Request& request)
{
    const auto act = genuine(api, request);
    Poco::JSON::Object body = json::object();
    body.set("autentico", act.has_value());
    if (act) {
        body.set("folio", act->folio.str());
        body.set("estado", std::string(standing(*act)));
        body.set("emitido", iso_date(zona_centro(act->issued_at).date));
    }
    return {.body = json::text(body)};
}

Response verify_folio_page(const Api& api, const Request& request)
{
    const auto act = genuine(api, request);
    const bool asked = !code_asked(request).empty();
    std::string answer;
    if (act) {
        answer = fmt::format(
            "<p class=\"si\" role=\"status\"><strong>{}.</strong> Folio {}, "
            "emitido el {}.</p>",
            standing(*act), act->folio.str(), long_spanish_date(zona_centro(act->issued_at).date));
    } else if (asked) {
        answer = fmt::format(
            "<p class=\"no\" role=\"status\"><strong>No coincide.</strong> Revise el folio y el "
            "código; si el documento los muestra así, no es auténtico: llame al {}.</p>",
            escaped(api.services.config().site.phone));
    }
    const std::string page = fmt::format(
        R"(<!DOCTYPE html>
<html lang="es-MX"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Verificar un documento · Buzón IMSS</title>
<style>body{{font-family:"Noto Sans",sans-serif;margin:0;color:#222;background:#f8f9fa;line-height:1.5}}
main{{max-width:34rem;margin:2rem auto;padding:1.5rem;background:#fff;border-top:6px solid #611232}}
h1{{color:#611232;font-size:1.5rem;margin-top:0}}label{{display:block;margin-top:1rem;font-weight:600}}
input{{font:inherit;width:100%;box-sizing:border-box;padding:.6rem;border:1px solid #6f7271;border-radius:4px}}
button{{font:inherit;margin-top:1.25rem;padding:.7rem 1.4rem;min-height:44px;border:0;border-radius:4px;background:#611232;color:#fff}}
.si{{border-left:6px solid #1e5b4f;padding:.5rem 1rem}}.no{{border-left:6px solid #9d2449;padding:.5rem 1rem}}</style></head>
<body><main><h1>Verificar un documento</h1>{}
<form method="get" action="/verificacion">
<label for="folio">Folio</label><input id="folio" name="folio" value="{}" autocomplete="off" required>
<label for="codigo">Código de verificación (8 caracteres)</label><input id="codigo" name="codigo" value="{}" autocomplete="off" required>
<button type="submit">Verificar</button></form>
<p>El folio y el código están al pie de cada página del documento y en el aviso que llegó por correo.</p>
</main></body></html>
)",
        answer, escaped(request.parameter("folio")), escaped(code_asked(request)));
    return {.content_type = "text/html; charset=utf-8", .body = page};
}

Response verify_document(const Api& api, const Request& request)
{
    const app::Verification result = app::verify(request.body, api.services.trust(),
                                                 api.services.catalogue(), api.services.now());
    Poco::JSON::Object body = json::object();
    body.set("clase", std::string(app::spanish(result.kind)));
    body.set("veredicto", std::string(signing::verdict_text(result.report.verdict())));
    Poco::JSON::Array codes;
    for (const signing::Code code : result.report.codes) {
        Poco::JSON::Object one = json::object();
        one.set("codigo", std::string(signing::code_name(code)));
        one.set("texto", std::string(signing::code_text(code)));
        codes.add(one);
    }
    body.set("razones", codes);
    if (!result.folio.empty()) body.set("folio", result.folio);
    return {.body = json::text(body)};
}

}  // namespace buzon::http
