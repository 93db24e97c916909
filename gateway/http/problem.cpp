#include "gateway/http/problem.hpp"

#include "db/error.hpp"
#include "gateway/app/key_away.hpp"
#include "gateway/json.hpp"
#include "signing/error.hpp"

#include <array>
#include <string>
#include <string_view>

namespace buzon::http {
namespace {

template <std::size_t N>
bool any_of(const Findings& findings, const std::array<std::string_view, N>& ids)
{
    for (const Finding& finding : findings) {
        for (const std::string_view id : ids) {
            if (finding.id == id) return true;
        }
    }
    return false;
}

constexpr std::array<std::string_view, 8> kUnknown{
    "COMPROBANTE-INEXISTENTE", "EVIDENCIA-INEXISTENTE", "ACTO-INEXISTENTE",
    "ORDEN-INEXISTENTE",       "TRABAJO-INEXISTENTE",   "FALLA-INEXISTENTE",
    "CONTACTO-INEXISTENTE",    "PERSONA-INEXISTENTE"};
constexpr std::array<std::string_view, 8> kNotYours{
    "APERTURA-AJENA", "APROBACION-AJENA", "HABILITACION-AJENA", "PAPEL-SOLO-VISTA",
    "APROBACION-ROL", "LIBERACION-ROL",   "RESPUESTA-FIRMANTE", "RESPUESTA-ENTIDAD"};
constexpr std::array<std::string_view, 27> kConflict{
    "CONTACTO-YA",         "CONTACTO-VENCIDO",    "CONTACTO-MAXIMO",      "CONTACTO-CONFIRMADO",
    "CONTACTO-ULTIMO",     "CODIGO-SIN-ENVIAR",   "CODIGO-AGOTADO",       "CODIGO-ESPERE",
    "CODIGO-DEMASIADOS",   "TERMINOS-YA",         "TERMINOS-OTROS",       "CEDULAS-YA",
    "PERSONA-YA",          "APERTURA-PENDIENTE",  "APERTURA-YA",          "APERTURA-IMPROCEDENTE",
    "APROBACION-REPETIDA", "APROBACION-COMPLETA", "LIBERACION-PENDIENTE", "RESPUESTA-E104",
    "REFERENCIA-REPETIDA", "IDEMPOTENCIA",        "TRABAJO-CERRADO",      "TRABAJO-SIN-AVISO",
    "ESTRADOS-ESTADO",     "ESTRADOS-ORDENADO",   "ESTRADOS-PROBADO"};

// With a reason that only the sender can mend, coming back later would not help.
bool only_key_away(const Findings& findings)
{
    bool any = false;
    for (const Finding& finding : findings) {
        if (finding.severity != Severity::Error) continue;
        if (finding.id != "KEY-AUSENTE") return false;
        any = true;
    }
    return any;
}

std::string title_of(int status)
{
    switch (status) {
        case 403: return "No le corresponde";
        case 404: return "No existe";
        case 409: return "El estado no lo permite";
        default: return "La solicitud no procede";
    }
}

}  // namespace

Response to_response(const Problem& problem)
{
    Poco::JSON::Object body = json::object();
    body.set("type", "about:blank");
    body.set("title", problem.title);
    body.set("status", problem.status);
    body.set("hallazgos", json::findings(problem.findings));
    return {problem.status, kProblemType, json::text(body), {}};
}

Response not_found()
{
    return to_response({404, "No existe", {}});
}

Response bad_request(std::string reason)
{
    return to_response({400,
                        "La solicitud no se puede leer",
                        {{"SOLICITUD", Severity::Error, "solicitud", 0, std::move(reason),
                          "Corríjala conforme a /v1/openapi.yaml.", ""}}});
}

Response needs_login()
{
    Response response = to_response(
        {401,
         "Identifíquese",
         {{"SESION", Severity::Error, "Authorization", 0, "La sesión no existe o venció.",
           "Entre con su e.firma, o presente su certificado TLS.", ""}}});
    response.headers["WWW-Authenticate"] = "Bearer";
    return response;
}

Response denied()
{
    return to_response({403,
                        "No le corresponde",
                        {{"FACULTAD", Severity::Error, "sesión", 0,
                          "Su función o su unidad no permiten esta operación.",
                          "Pídala a quien esté facultado.", ""}}});
}

Response wrong_type()
{
    return to_response(
        {415,
         "El tipo de contenido no se admite aquí",
         {{"CUERPO-TIPO", Severity::Error, "Content-Type", 0,
           "El cuerpo no viene con el tipo de contenido de esta operación.",
           "Envíe application/json o application/xml, conforme a /v1/openapi.yaml.", ""}}});
}

Response too_many(std::chrono::seconds wait)
{
    const std::string seconds = std::to_string(wait.count());
    Response response = to_response(
        {429,
         "Demasiadas solicitudes",
         {{"SOLICITUDES-EXCESO", Severity::Error, "solicitud", 0,
           "Desde su dirección de red llegaron más solicitudes de las que se admiten por minuto.",
           "Espere " + seconds + (wait.count() == 1 ? " segundo" : " segundos") +
               " y repita la misma solicitud; nada quedó a medias.",
           ""}}});
    response.headers["Retry-After"] = seconds;
    return response;
}

Response key_away(const Findings& findings)
{
    Response response = to_response({503, "La llave que firma no responde", findings});
    response.headers["Retry-After"] = "10";
    return response;
}

Response refused(const Findings& findings)
{
    if (only_key_away(findings)) return key_away(findings);
    const int status = any_of(findings, kUnknown)    ? 404
                       : any_of(findings, kNotYours) ? 403
                       : any_of(findings, kConflict) ? 409
                                                     : 422;
    return to_response({status, title_of(status), findings});
}

Failure failure_of(const std::exception& error)
{
    if (const auto* database = dynamic_cast<const db::Error*>(&error)) {
        if (database->kind() == db::Error::Kind::CommitInDoubt) {
            return {to_response({503,
                                 "No se sabe si quedó registrado",
                                 {{"EN-DUDA", Severity::Error, "", 0,
                                   "Se perdió la respuesta de la base de datos al confirmar.",
                                   "Repita la misma solicitud; no se duplicará.", ""}}}),
                    error.what()};
        }
        if (database->retryable() || database->kind() == db::Error::Kind::Connection) {
            Response response = to_response({503, "Servicio no disponible por el momento", {}});
            response.headers["Retry-After"] = "5";
            return {response, error.what()};
        }
    }
    if (const auto* signing = dynamic_cast<const signing::Error*>(&error);
        signing != nullptr && signing->retryable()) {
        return {key_away({app::key_away(error.what())}), error.what()};
    }
    return {to_response({500, "Falla interna; quedó registrada", {}}), error.what()};
}

}  // namespace buzon::http
