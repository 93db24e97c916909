#include "gateway/app/declare_failure.hpp"

#include "core/calendar.hpp"
#include "db/documents.hpp"
#include "db/officials.hpp"
#include "db/pool.hpp"
#include "db/units.hpp"
#include "gateway/app/evidence_document.hpp"
#include "gateway/app/failure_effects.hpp"
#include "gateway/database.hpp"
#include "signing/signer.hpp"
#include "templates/catalogue.hpp"
#include "templates/failure_record.hpp"

#include <algorithm>
#include <set>

namespace buzon::app {
namespace {

constexpr const char* kRecord = "constancia-falla";
constexpr std::size_t kShortest = 10;
constexpr std::size_t kLongest = 2000;
// Longer than this is no failure but a suspension, which is the calendar's (CFF 12).
constexpr auto kLongestFailure = std::chrono::hours(24 * 31);

Finding refusal(std::string id, std::string field, std::string reason, std::string remedy)
{
    return {std::move(id),     Severity::Error,   std::move(field),        0,
            std::move(reason), std::move(remedy), "CFF 12, último párrafo"};
}

// Nothing that a page or a log could take for something else.
bool plain(const std::string& text)
{
    return std::ranges::none_of(
        text, [](unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7f; });
}

Findings check(const FailureDeclaration& declared, Instant now)
{
    Findings findings;
    if (declared.ended <= declared.began || declared.ended > now ||
        declared.ended - declared.began > kLongestFailure) {
        findings.push_back(
            refusal("FALLA-PERIODO", "from, to",
                    "El periodo no va de un momento pasado a otro posterior, también "
                    "pasado, a lo más treinta y un días después.",
                    "Indique desde cuándo y hasta cuándo falló la plataforma."));
    }
    const std::set<db::PlatformFunction> distinct(declared.functions.begin(),
                                                  declared.functions.end());
    if (distinct.empty() || distinct.size() != declared.functions.size()) {
        findings.push_back(refusal("FALLA-FUNCIONES", "functions",
                                   "Faltan las funciones que fallaron, o una está repetida.",
                                   "Nombre acceso, buzon o estrados, cada una una vez."));
    }
    if (declared.reason.size() < kShortest || declared.reason.size() > kLongest ||
        !plain(declared.reason)) {
        findings.push_back(refusal("FALLA-MOTIVO", "reason",
                                   "El motivo no tiene de 10 a 2,000 caracteres imprimibles.",
                                   "Diga qué falló y por qué; lo leerán los patrones."));
    }
    if (declared.threshold < 1 || declared.threshold > 510) {
        findings.push_back(refusal("FALLA-UMBRAL", "threshold",
                                   "El umbral no está entre 1 y 510 minutos, que es un día hábil.",
                                   "Omítalo para usar el de siempre."));
    }
    if (declared.accord &&
        (declared.accord->empty() || declared.accord->size() > 250 || !plain(*declared.accord))) {
        findings.push_back(refusal("FALLA-ACUERDO", "accord", "La cita del acuerdo no es legible.",
                                   "Escriba su número, en una línea."));
    }
    if (declared.published_on && !declared.accord) {
        findings.push_back(refusal("FALLA-ACUERDO", "dof",
                                   "Hay fecha de publicación sin acuerdo publicado.",
                                   "Indique el número del acuerdo."));
    }
    return findings;
}

struct Declarant {
    db::Unit unit;
    templates::NamedOfficial named;
    const signing::Signer* signer;  // owned by Services
};

tl::expected<Declarant, Finding> declarant(const Services& services, const Rfc& rfc)
{
    const auto refuse = [&](std::string reason) {
        return tl::unexpected(refusal(
            "FALLA-FIRMANTE", "official", std::move(reason),
            "Debe firmarla un funcionario en funciones, con un cargo que certifique fallas y "
            "con su e.firma vigente en este sistema."));
    };
    const Instant now = services.now();
    const LocalDate today = zona_centro(now).date;
    const auto* type = services.catalogue().find_in_force(kRecord, today);
    if (type == nullptr) throw std::runtime_error("no evidence type in force: constancia-falla");
    auto lease = services.database().lease(request_deadline());
    const auto official = db::find_official(*lease, rfc);
    if (!official || !official->in_force(today))
        return refuse("No es un funcionario en funciones.");
    const templates::SignerPost* post = type->signer(official->post);
    if (post == nullptr) return refuse("Su cargo no puede certificar una falla.");
    const signing::Signer* signer = services.official(rfc);
    if (signer == nullptr || !signer->certificate().valid_at(now)) {
        return refuse("Este sistema no guarda una e.firma vigente suya.");
    }
    auto unit = db::find_unit(*lease, official->unit);
    if (!unit) throw std::logic_error("official of no unit");
    return Declarant{std::move(*unit), {rfc, official->name, post->key, post->title}, signer};
}

// How many acts the record will say that it touched.
int count_touched(const Services& services, const db::NewFailure& failure)
{
    int touched = 0;
    auto lease = services.database().lease(request_deadline());
    db::TouchablePage page{zona_centro(failure.began_at).date, ActId{}, 100};
    for (;;) {
        const std::vector<db::Act> acts = db::acts_touchable(*lease, page);
        if (acts.empty()) return touched;
        for (const db::Act& act : acts) {
            page.after = act.id;
            const TermFacts facts = term_facts(*lease, act);
            if (!facts.opened && minutes_taken(services, failure, facts) > 0) ++touched;
        }
    }
}

}  // namespace

tl::expected<DeclaredFailure, Findings> declare_failure(const Services& services,
                                                        const FailureDeclaration& declaration)
{
    const Instant now = services.now();
    Findings findings = check(declaration, now);
    const auto who = declarant(services, declaration.official);
    if (!who) findings.push_back(who.error());
    if (!findings.empty()) return tl::unexpected(std::move(findings));

    db::NewFailure failure{.folio = Folio::make(who->unit.code, 2000, 1),
                           .unit = who->unit.code,
                           .began_at = declaration.began,
                           .ended_at = declaration.ended,
                           .functions = declaration.functions,
                           .reason = declaration.reason,
                           .accord = declaration.accord,
                           .published_on = declaration.published_on,
                           .threshold = declaration.threshold,
                           .declared_by = declaration.official,
                           .declared_at = now,
                           .record_xml = {},
                           .record_pdf = {}};
    const BusinessDays days = services.calendar_of(who->unit.calendar_scope).latest;
    templates::FailureRecordData data{
        .unit = who->unit.code,
        .unit_name = who->unit.name,
        .ooad = who->unit.ooad,
        .place = who->unit.domicilio,
        .official = who->named,
        .began = failure.began_at,
        .ended = failure.ended_at,
        .functions = {},
        .reason = failure.reason,
        .accord = failure.accord,
        .published_on = failure.published_on,
        .business_minutes = business_minutes({{failure.began_at, failure.ended_at}}, days),
        .threshold = failure.threshold,
        .acts_touched = count_touched(services, failure),
        .calendar_version = days.version()};
    for (const db::PlatformFunction one : failure.functions) {
        data.functions.emplace_back(db::name_of(one));
    }
    const auto document = make_evidence(
        services, {templates::compose(data), who->unit.code, who->unit.name, *who->signer});
    if (!document) return tl::unexpected(document.error());

    failure.folio = document->folio;
    const FailureId id =
        db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
            failure.record_xml = db::store_document(tx, {"application/xml", document->xml}, now);
            failure.record_pdf = db::store_document(tx, {"application/pdf", document->pdf}, now);
            return db::add_failure(tx, failure);
        });
    DeclaredFailure declared{.failure = {failure, id}};
    const FailureSums sums = apply_failure(services, declared.failure);
    declared.reopened = sums.reopened;
    declared.extended = sums.extended;
    declared.to_review = sums.to_review;
    declared.unchanged = sums.unchanged;
    return declared;
}

}  // namespace buzon::app
