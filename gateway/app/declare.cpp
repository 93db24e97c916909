#include "gateway/app/declare.hpp"

#include "db/units.hpp"
#include "gateway/app/declaration_change.hpp"
#include "gateway/app/efirma.hpp"
#include "gateway/app/evidence_document.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "signing/random.hpp"
#include "signing/sello.hpp"
#include "templates/evidence.hpp"

#include <stdexcept>

namespace buzon::app {
namespace {

constexpr auto kGoodFor = std::chrono::minutes(15);

Findings refusal(const char* id, const char* field, std::string reason, const char* remedy)
{
    return {{id, Severity::Error, field, 0, std::move(reason), remedy, ""}};
}

tl::expected<db::Unit, Findings> issuing_unit(const Services& services, db::Connection& db)
{
    const auto& code = services.config().enrolment.unit;
    auto unit = code.empty() ? std::nullopt : db::find_unit(db, code);
    if (!unit) {
        return tl::unexpected(refusal("DECLARACION-SIN-UNIDAD", "enrolment.unit",
                                      "Este servicio no tiene una unidad que expida los acuses.",
                                      "Avise al Instituto; nada quedó registrado."));
    }
    return std::move(*unit);
}

std::string stored(const DeclarationFields& fields)
{
    Poco::JSON::Object out = json::object();
    for (const auto& [key, value] : fields) out.set(key, value);
    return json::text(out);
}

DeclarationFields restored(const std::string& text)
{
    DeclarationFields fields;
    for (const auto& [key, value] : json::parse_object(text)) fields[key] = value.toString();
    return fields;
}

std::string shown(std::string_view key, const std::string& value)
{
    if (key == "tipo_medio") return value == "correo" ? "Correo electrónico" : "Teléfono móvil";
    if (key != "papel") return value;
    if (value == "representante") return "Representante legal";
    if (value == "autorizado") return "Persona autorizada para recibir notificaciones";
    return "Contador: ve la lista y los plazos, no abre ni lee documentos";
}

struct Judged {
    db::DeclarationRequest request;
    DeclarationKind kind;
    DeclarationFields fields;
    Party party;
    db::Unit unit;
};

std::string composed(const Judged& judged, const PresentedEfirma& efirma, Instant now,
                     std::string_view signature)
{
    templates::DeclarationData data{.unit = judged.unit.code,
                                    .unit_name = judged.unit.name,
                                    .ooad = judged.unit.ooad,
                                    .place = judged.unit.domicilio,
                                    .owner = judged.party.owner.rfc,
                                    .owner_name = judged.party.owner.name,
                                    .kind = std::string(name_of(judged.kind)),
                                    .statement = std::string(statement_of(judged.kind)) + ".",
                                    .fields = {},
                                    .role = judged.party.role == db::RepresentativeRole::Titular
                                                ? templates::SignerRole::Titular
                                                : templates::SignerRole::Representante,
                                    .signer_name = efirma.certificate.holder_name(),
                                    .signer_rfc = efirma.holder,
                                    .certificate_number = efirma.certificate.number(),
                                    .declared = now,
                                    .signed_text = judged.request.cadena,
                                    .signature_base64 = std::string(signature)};
    for (const FieldName& name : declaration_field_names()) {
        const auto field = judged.fields.find(std::string(name.key));
        if (field == judged.fields.end() || field->second.empty() || name.key == "medio") continue;
        data.fields.push_back({std::string(name.label), shown(name.key, field->second)});
    }
    return templates::compose(data);
}

db::AcuseFiles store(db::Transaction& tx, const EvidenceDocument& document, Instant now)
{
    const std::string_view unit = document.folio.unit();
    const Sha256 xml = db::store_document(
        tx, {"application/xml", document.xml}, now,
        {db::alike_key(db::DocumentRole::AcuseXml, {"declaracion", unit}), std::nullopt});
    const Sha256 pdf =
        db::store_document(tx, {"application/pdf", document.pdf}, now,
                           {db::alike_key(db::DocumentRole::AcusePdf, {"declaracion", unit}), xml});
    return {xml, pdf};
}

}  // namespace

tl::expected<DeclarationToSign, Findings> request_declaration(const Services& services,
                                                              const EnrolmentCaller& who,
                                                              std::string_view kind_name,
                                                              DeclarationFields fields)
{
    const auto kind = declaration_kind_of(kind_name);
    if (!kind) {
        return tl::unexpected(refusal("DECLARACION-TIPO", "tipo", "No hay una declaración así.",
                                      "Corrija el tipo conforme a /v1/openapi.yaml."));
    }
    return db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) -> tl::expected<DeclarationToSign, Findings> {
            const auto party = find_party(services, tx, who.caller, who.owner);
            if (!party) return tl::unexpected(party.error());
            const auto unit = issuing_unit(services, tx);
            if (!unit) return tl::unexpected(unit.error());
            Findings findings =
                check_fields(*kind, fields, needs_instrument(*party, *kind, fields));
            if (!findings.empty()) return tl::unexpected(std::move(findings));
            const DeclarationChange change{services, *party, *kind};
            if (auto why = change.complete(tx, fields); !why.empty()) {
                return tl::unexpected(std::move(why));
            }
            const Instant now = services.now();
            DeclarationToSign out;
            out.nonce = signing::random_token();
            out.expires = now + kGoodFor;
            out.cadena = declaration_cadena(
                {*kind, party->owner.rfc, party->signer, fields, out.nonce, now});
            db::create_declaration_request(
                tx, {out.nonce, party->owner.rfc, party->signer, std::string(name_of(*kind)),
                     stored(fields), out.cadena, now, out.expires});
            return out;
        });
}

tl::expected<Declared, Findings> declare(const Services& services, const Rfc& caller,
                                         const SignedDeclaration& declaration)
{
    const auto efirma = examine_efirma(services, declaration.certificate);
    if (!efirma) return tl::unexpected(efirma.error());

    // The nonce is spent even if the signature is bad, so that nobody can try signatures against
    // it.
    const auto judged = db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) -> tl::expected<Judged, Findings> {
            auto request = db::take_declaration_request(tx, declaration.nonce, services.now());
            if (!request || request->signer != caller) {
                return tl::unexpected(refusal("DECLARACION-NONCE", "nonce",
                                              "La declaración venció o ya se firmó.",
                                              "Pídala de nuevo y firme antes de quince minutos."));
            }
            if (efirma->holder != caller) {
                return tl::unexpected(refusal("DECLARACION-FIRMA", "certificado",
                                              "La e.firma es de otra persona que la sesión.",
                                              "Firme con la e.firma con la que entró."));
            }
            auto party = find_party(services, tx, caller, request->rfc.str());
            if (!party) return tl::unexpected(party.error());
            auto unit = issuing_unit(services, tx);
            if (!unit) return tl::unexpected(unit.error());
            const auto kind = declaration_kind_of(request->kind);
            if (!kind) throw std::logic_error("a declaration of no kind was stored");
            DeclarationFields fields = restored(request->fields);
            return Judged{std::move(*request), *kind, std::move(fields), std::move(*party),
                          std::move(*unit)};
        });
    if (!judged) return tl::unexpected(judged.error());
    if (!signing::verify_sello(efirma->certificate, judged->request.cadena,
                               declaration.signature_base64)) {
        return tl::unexpected(refusal("DECLARACION-FIRMA", "firma",
                                      "La firma no corresponde a esta declaración.",
                                      "Firme otra vez con la clave privada de ese certificado."));
    }

    const Instant now = services.now();
    const auto document =
        make_evidence(services, {composed(*judged, *efirma, now, declaration.signature_base64),
                                 judged->unit.code, judged->unit.name, services.seal()});
    if (!document) return tl::unexpected(document.error());

    return db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) -> tl::expected<Declared, Findings> {
            static_cast<void>(db::lock_person(tx, judged->party.owner.rfc));
            // Since it was asked for a representante may have been revoked, an address withdrawn.
            const auto party = find_party(services, tx, caller, judged->request.rfc.str());
            if (!party) return tl::unexpected(party.error());
            const DeclarationChange change{services, *party, judged->kind};
            if (auto why = change.refusals(tx, judged->fields); !why.empty()) {
                return tl::unexpected(std::move(why));
            }
            const db::AcuseFiles acuse = store(tx, *document, now);
            change.apply(tx, judged->fields, acuse, now);
            return Declared{document->folio, acuse.xml};
        });
}

}  // namespace buzon::app
