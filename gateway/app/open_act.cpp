#include "gateway/app/open_act.hpp"

#include "channels/mailbox.hpp"
#include "db/documents.hpp"
#include "db/people.hpp"
#include "db/sessions.hpp"
#include "gateway/app/efirma.hpp"
#include "gateway/app/evidence_document.hpp"
#include "gateway/app/evidence_facts.hpp"
#include "gateway/app/journal.hpp"
#include "gateway/app/notify.hpp"
#include "gateway/app/terms_of_act.hpp"
#include "gateway/database.hpp"
#include "signing/digest.hpp"
#include "signing/random.hpp"
#include "signing/sello.hpp"
#include "signing/signer.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace buzon::app {
namespace {

constexpr auto kGoodFor = std::chrono::minutes(15);

Finding refusal(const char* id, std::string reason, std::string remedy, const char* citation)
{
    return {id, Severity::Error, "folio", 0, std::move(reason), std::move(remedy), citation};
}

Finding unknown_act()
{
    return refusal("ACTO-INEXISTENTE", "No hay un acto con ese folio en su buzón.",
                   "Revise el folio; lo trae el aviso que recibió por correo.", "");
}

Finding not_yours()
{
    return refusal("APERTURA-AJENA", "El acto está dirigido a otra persona.",
                   "Entre con la e.firma del destinatario o de quien lo represente.",
                   "CFF 19, 134-I");
}

Finding only_looks()
{
    return refusal("PAPEL-SOLO-VISTA",
                   "Su papel es de contador: ve la lista y los plazos, pero no abre documentos.",
                   "Pida que lo abra el titular, su representante o una persona autorizada.",
                   "CFF 19");
}

// What is signed: grammar of a cadena original; every field is ours or without separators.
std::string acuse_cadena(const db::Act& act, const Rfc& signer, std::string_view nonce, Instant at)
{
    return fmt::format(
        "||acuse-apertura|1.0|{}|{}|{}|{}|{}|{}|Abro este acto con mi e.firma; con ello queda "
        "notificado "
        "y surte efectos el día hábil siguiente||",
        act.folio.str(), act.pdf_sha.hex(), act.addressee.str(), signer.str(), nonce, at.rfc3339());
}

templates::SignerRole role_of(db::RepresentativeRole role)
{
    switch (role) {
        case db::RepresentativeRole::Titular: return templates::SignerRole::Titular;
        case db::RepresentativeRole::Representante: return templates::SignerRole::Representante;
        case db::RepresentativeRole::Autorizado:
        case db::RepresentativeRole::Contador: return templates::SignerRole::Autorizado;
    }
    return templates::SignerRole::Autorizado;
}

struct Openable {
    db::Act act;
    db::RepresentativeRole role;
};

// The rules that hold at both steps. A hidden act answers as if it did not exist.
tl::expected<Openable, Findings> openable(const Services& services, db::Connection& db,
                                          const Rfc& caller, const Folio& folio)
{
    const auto act = db::find_act(db, folio);
    if (!act || channels::visibility(act->state) == channels::Visibility::Hidden) {
        return tl::unexpected(Findings{unknown_act()});
    }
    const LocalDate today = zona_centro(services.now()).date;
    const auto role = db::representation(db, act->addressee, caller, today);
    // Whose it is not learns not even that it is.
    if (!role) return tl::unexpected(Findings{unknown_act()});
    if (*role == db::RepresentativeRole::Contador) return tl::unexpected(Findings{only_looks()});
    if (act->state == ActState::Notified) {
        return tl::unexpected(
            Findings{refusal("APERTURA-YA", "El acto ya está notificado; puede leerlo sin firmar.",
                             "Descárguelo desde su buzón.", "")});
    }
    const channels::OpenRefusal why = channels::may_open(act->state);
    if (why != channels::OpenRefusal::None) {
        return tl::unexpected(
            Findings{refusal("APERTURA-IMPROCEDENTE", std::string(channels::spanish(why)),
                             "Consulte el estado del acto en su buzón.", "CFF 134")});
    }
    return Openable{*act, *role};
}

}  // namespace

tl::expected<OpenRequest, Findings> request_opening(const Services& services, const Rfc& caller,
                                                    const Folio& folio)
{
    return db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) -> tl::expected<OpenRequest, Findings> {
            const auto found = openable(services, tx, caller, folio);
            if (!found) return tl::unexpected(found.error());
            const Instant now = services.now();
            OpenRequest request;
            request.nonce = signing::random_token();
            request.expires = now + kGoodFor;
            request.cadena = acuse_cadena(found->act, caller, request.nonce, now);
            db::create_open_request(tx, {request.nonce, found->act.id, caller,
                                         signing::sha256(request.cadena), request.expires});
            return request;
        });
}

tl::expected<OpenedAct, Findings> open_act(const Services& services, const Rfc& caller,
                                           const Folio& folio, const SignedOpening& opening)
{
    const auto efirma = examine_efirma(services, opening.certificate);
    if (!efirma) return tl::unexpected(efirma.error());

    // Read and judge with a short transaction; the nonce is spent even if the signature is bad, so
    // that nobody can try signatures against it.
    struct Judged {
        Openable what;
        EvidenceFacts facts;
        std::string cadena;
        TermFacts term;
    };
    const auto judged = db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) -> tl::expected<Judged, Findings> {
            auto found = openable(services, tx, caller, folio);
            if (!found) return tl::unexpected(found.error());
            if (efirma->holder != caller) return tl::unexpected(Findings{not_yours()});
            const auto request = db::take_open_request(tx, opening.nonce, services.now());
            if (!request || request->act != found->act.id || request->rfc != caller) {
                return tl::unexpected(Findings{
                    refusal("APERTURA-NONCE", "La solicitud de apertura venció o ya se usó.",
                            "Pida abrir el acto de nuevo y firme antes de quince minutos.", "")});
            }
            std::string cadena =
                acuse_cadena(found->act, caller, opening.nonce, request->expires_at - kGoodFor);
            if (signing::sha256(cadena) != request->cadena_sha) {
                throw std::logic_error("the cadena of an opening cannot be made again");
            }
            EvidenceFacts facts = evidence_facts(tx, found->act);
            TermFacts term = term_facts(tx, found->act);
            if (!term.aviso) throw std::logic_error("awaits opening without an aviso");
            return Judged{std::move(*found), std::move(facts), std::move(cadena), std::move(term)};
        });
    if (!judged) return tl::unexpected(judged.error());
    if (!signing::verify_sello(efirma->certificate, judged->cadena, opening.signature_base64)) {
        return tl::unexpected(Findings{
            refusal("APERTURA-FIRMA", "La firma no corresponde al acuse de este acto.",
                    "Firme otra vez con la clave privada de ese certificado.", "CFF 17-D, 134-I")});
    }

    const Instant now = services.now();
    TermFacts opened = judged->term;
    opened.opened = now;
    const auto terms = act_terms(services, opened);
    if (!terms) return tl::unexpected(terms.error());
    templates::AcuseData data{.act = mention(services, judged->facts),
                              .recipient = recipient(judged->facts),
                              .role = role_of(judged->what.role),
                              .signer_name = efirma->certificate.holder_name(),
                              .signer_rfc = efirma->holder,
                              .certificate_number = efirma->certificate.number(),
                              .authenticated = now,
                              .signed_text = judged->cadena,
                              .signature_base64 = std::string(opening.signature_base64),
                              .notified = terms->notified,
                              .effective = terms->effective,
                              .aviso_sent = *judged->term.aviso,
                              .calendar_version = terms->calendar,
                              .previous_event = std::nullopt};
    const auto document =
        make_evidence(services, {templates::compose(data), judged->facts.unit.code,
                                 judged->facts.unit.name, services.seal()});
    if (!document) return tl::unexpected(document.error());

    return db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) -> tl::expected<OpenedAct, Findings> {
            const auto locked = db::lock_act(tx, judged->what.act.id);
            if (!locked || locked->state != ActState::AwaitingOpening) {
                // Day four was closed, or somebody else opened it, while this acuse was made.
                return tl::unexpected(Findings{
                    refusal("APERTURA-YA", "El acto quedó notificado mientras usted firmaba.",
                            "Descárguelo desde su buzón.", "")});
            }
            const Sha256 xml =
                store_evidence(tx, locked->id, *document,
                               {db::DocumentRole::AcuseXml, db::DocumentRole::AcusePdf}, now);
            record(tx, *locked,
                   {.kind = ActEvent::Opened,
                    .distinct = {},
                    .occurred = now,
                    .actor = caller.str(),
                    .document = xml},
                   now);
            notify(tx, *locked, *terms, now);
            return OpenedAct{xml, *terms};
        });
}

}  // namespace buzon::app
