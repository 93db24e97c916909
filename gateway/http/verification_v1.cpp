#include "db/acts.hpp"
#include "db/officials.hpp"
#include "gateway/app/verify.hpp"
#include "gateway/app/verify_words.hpp"
#include "gateway/database.hpp"
#include "gateway/http/endpoints.hpp"
#include "gateway/http/problem.hpp"
#include "gateway/json.hpp"
#include "signing/signer.hpp"
#include "templates/check_code.hpp"

#include <fmt/format.h>

namespace buzon::http {
namespace {

constexpr std::size_t kMaxDocument = 20u << 20;

// The QR says ?c=, the form ?codigo=.
std::string code_asked(const Request& request)
{
    const std::string code = request.parameter("codigo");
    return code.empty() ? request.parameter("c") : code;
}

// What anybody may learn of a folio: that it is genuine and how it stands, nothing of the person.
// Without the check code nothing is told, so that folios cannot be counted through; a folio that
// does not exist is looked up and answered like a wrong code.
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

// An order to a bank is notified to nobody here.
std::string_view standing_name(const db::Act& act)
{
    switch (act.state) {
        case ActState::Notified: return "notificado";
        case ActState::WithBank: return "banco";
        case ActState::Issued:
        case ActState::Deposited:
        case ActState::AwaitingOpening:
        case ActState::ContactFailed:
        case ActState::InEstrados: return "pendiente";
    }
    return "pendiente";
}

std::string_view standing(const db::Act& act)
{
    const std::string_view name = standing_name(act);
    if (name == "notificado") return "Auténtico; ya notificado";
    if (name == "banco") return "Auténtico; orden dirigida a un banco";
    return "Auténtico; pendiente de notificar";
}

void add_standing(Poco::JSON::Object& body, const db::Act& act, Standing of)
{
    const bool rehearsal = of == Standing::Rehearsal;
    body.set("folio", act.folio.str());
    body.set("situacion", std::string(standing_name(act)));
    body.set("estado", rehearsal ? std::string(kRehearsalMark) : std::string(standing(act)));
    body.set("emitido", iso_date(zona_centro(act.issued_at).date));
    if (act.notification) body.set("notificado", iso_date(act.notification->notified_on));
}

// Whether the certificate is of the Institute: its seal, or an official of the registry, now or
// before (an act outlives its signer's office).
app::Author author_of(const Api& api, db::Connection& db, const signing::Report& report)
{
    if (!report.signer || !report.has(signing::Code::ChainTrusted)) return app::Author::Somebody;
    const auto rfc = report.signer->subject_rfc();
    if (!rfc) return app::Author::Somebody;
    if (rfc == api.services.seal().certificate().subject_rfc()) return app::Author::Institute;
    return db::find_official(db, *rfc) ? app::Author::Institute : app::Author::Somebody;
}

Poco::JSON::Array links_of(const app::Explained& explained)
{
    Poco::JSON::Array links;
    for (const app::Link& link : explained.links) {
        Poco::JSON::Object one = json::object();
        one.set("nombre", link.name);
        one.set("resultado", std::string(app::name_of(link.state)));
        Poco::JSON::Array texts;
        for (const std::string& text : link.texts) texts.add(text);
        one.set("textos", texts);
        links.add(one);
    }
    return links;
}

}  // namespace

Response verify_folio(const Api& api, const Request& request)
{
    const auto act = genuine(api, request);
    Poco::JSON::Object body = json::object();
    const Standing of = api.services.standing();
    // Whoever reads this word alone must not take a rehearsal for an act.
    body.set("autentico", act.has_value() && of == Standing::Legal);
    if (of == Standing::Rehearsal) body.set("ensayo", act.has_value());
    if (act) add_standing(body, *act, of);
    return {.body = json::text(body)};
}

// What the QR leads to when no pages are served (http.pages is empty): the same answer as text.
Response verify_folio_page(const Api& api, const Request& request)
{
    const auto act = genuine(api, request);
    std::string text;
    if (act) {
        const bool legal = api.services.standing() == Standing::Legal;
        text =
            fmt::format("{}. Folio {}, emitido el {}.\n", legal ? standing(*act) : kRehearsalMark,
                        act->folio.str(), long_spanish_date(zona_centro(act->issued_at).date));
    } else if (!code_asked(request).empty()) {
        text = fmt::format(
            "No coincide. Revise el folio y el código; si el documento los muestra así, no es "
            "auténtico: llame al {}.\n",
            api.services.config().site.phone);
    } else {
        text =
            "Para verificar un documento agregue a esta dirección su folio y su código: "
            "/verificacion?folio=FOLIO&codigo=CÓDIGO. Están al pie de cada página.\n";
    }
    return {.content_type = "text/plain; charset=utf-8",
            .body = text,
            .headers = {{"X-Robots-Tag", "noindex, nofollow"}}};
}

// The document is examined in memory and forgotten with the answer.
Response verify_document(const Api& api, const Request& request)
{
    if (request.body.size() > kMaxDocument) {
        return to_response({413, "El archivo excede 20 MB, el máximo que se verifica", {}});
    }
    if (request.body.empty()) return bad_request("El archivo está vacío.");
    const app::Verification result = app::verify(request.body, api.services.trust(),
                                                 api.services.catalogue(), api.services.now());
    auto lease = api.services.database().lease(request_deadline());
    const app::Explained explained = app::explain(result, author_of(api, *lease, result.report));
    Poco::JSON::Object body = json::object();
    body.set("clase", std::string(app::spanish(result.kind)));
    body.set("veredicto", std::string(signing::verdict_text(result.report.verdict())));
    body.set("resultado", std::string(app::name_of(explained.outcome)));
    body.set("frase", std::string(app::spanish(explained.outcome)));
    body.set("comprobaciones", links_of(explained));
    Poco::JSON::Array codes;
    for (const signing::Code code : result.report.codes) {
        Poco::JSON::Object one = json::object();
        one.set("codigo", std::string(signing::code_name(code)));
        one.set("texto", std::string(signing::code_text(code)));
        codes.add(one);
    }
    body.set("razones", codes);
    const bool ours =
        explained.outcome == app::Outcome::Genuine || explained.outcome == app::Outcome::Rehearsal;
    if (ours && !result.folio.empty()) {
        body.set("folio", result.folio);
        const auto folio = Folio::parse(result.folio);
        const auto act = folio ? db::find_act(*lease, *folio) : std::nullopt;
        if (act) {
            add_standing(body, *act,
                         explained.outcome == app::Outcome::Rehearsal ? Standing::Rehearsal
                                                                      : Standing::Legal);
        }
    }
    return {.body = json::text(body)};
}

}  // namespace buzon::http
