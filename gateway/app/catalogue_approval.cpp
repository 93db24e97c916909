#include "gateway/app/catalogue_approval.hpp"

#include "core/base64.hpp"
#include "db/officials.hpp"
#include "gateway/app/efirma.hpp"
#include "gateway/database.hpp"
#include "signing/sello.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace buzon::app {
namespace {

using db::CatalogueStep;
using db::OfficialRole;

Finding refusal(const templates::ActType& type, const char* id, std::string reason,
                std::string remedy)
{
    return {.id = id,
            .severity = Severity::Error,
            .field = fmt::format("{} {}", type.key, type.version),
            .line = 0,
            .reason = std::move(reason),
            .remedy = std::move(remedy),
            .citation = ""};
}

bool may_take(const db::Official& official, CatalogueStep step)
{
    switch (step) {
        case CatalogueStep::Proposed:
            return official.has(OfficialRole::Operador) || official.has(OfficialRole::Juridico);
        case CatalogueStep::Approved: return official.has(OfficialRole::Juridico);
    }
    return false;
}

// The signatures of the files as they are now.
std::vector<db::CatalogueSignature> current(db::Transaction& tx, const templates::ActType& type)
{
    auto all = db::catalogue_signatures_of(tx, type.key, type.version);
    std::erase_if(all,
                  [&](const db::CatalogueSignature& one) { return one.digest != type.digest; });
    return all;
}

struct Signing {
    const templates::ActType& type;
    const Rfc& holder;
    const std::vector<db::CatalogueSignature>& before;  // of the same files
    CatalogueStep step;
};

Findings judge(db::Transaction& tx, const Signing& signing, LocalDate today)
{
    const auto& [type, holder, before, step] = signing;
    Findings findings;
    if (before.size() == 2) {
        findings.push_back(refusal(type, "CATALOGO-COMPLETA",
                                   "Esta versión ya fue propuesta y aprobada.",
                                   "No hace falta otra firma."));
        return findings;
    }
    for (const db::CatalogueSignature& one : before) {
        if (one.official != holder) continue;
        findings.push_back(refusal(type, "CATALOGO-REPETIDA",
                                   "Usted ya firmó esta versión; debe aprobarla otra persona.",
                                   "Pida la aprobación a un funcionario jurídico distinto."));
    }
    const auto official = db::find_official(tx, holder);
    if (!official || !official->in_force(today) || !may_take(*official, step)) {
        findings.push_back(refusal(
            type, "CATALOGO-ROL",
            step == CatalogueStep::Proposed
                ? "Propone una versión un funcionario en funciones con papel operador o juridico."
                : "Aprueba una versión un funcionario en funciones con papel juridico.",
            "Firme quien tenga ese papel en el registro."));
    }
    return findings;
}

}  // namespace

std::string catalogue_cadena(const templates::ActType& type, const Rfc& official)
{
    return fmt::format("||aprobacion-catalogo|1.0|{}|{}|{}|{}||", type.key, type.version,
                       type.digest.hex(), official.str());
}

tl::expected<CatalogueStep, Findings> vouch(const Services& services,
                                            const CatalogueConsent& consent)
{
    const auto efirma = examine_efirma(services, consent.certificate);
    if (!efirma) return tl::unexpected(efirma.error());
    const templates::ActType& type = consent.type;
    const Instant now = services.now();
    return db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) -> tl::expected<CatalogueStep, Findings> {
            const auto before = current(tx, type);
            const auto step = before.empty() ? CatalogueStep::Proposed : CatalogueStep::Approved;
            Findings findings =
                judge(tx, {type, efirma->holder, before, step}, zona_centro(now).date);
            if (!signing::verify_sello(efirma->certificate, catalogue_cadena(type, efirma->holder),
                                       consent.signature_base64)) {
                findings.push_back(refusal(type, "CATALOGO-FIRMA",
                                           "La firma no corresponde a los archivos de la versión.",
                                           "Firme de nuevo con los archivos que se publican."));
            }
            if (!findings.empty()) return tl::unexpected(std::move(findings));
            const bool stored = db::add_catalogue_signature(
                tx,
                {type.key, type.version, type.digest, step, efirma->holder, now,
                 base64_decode(consent.signature_base64).value_or(""), efirma->certificate.der()});
            if (stored) return step;
            // Somebody else took the step in the meantime.
            return tl::unexpected(Findings{
                refusal(type, "CATALOGO-COMPLETA", "Otra persona firmó este paso al mismo tiempo.",
                        "Consulte el estado de la versión y repita si falta la aprobación.")});
        });
}

}  // namespace buzon::app
