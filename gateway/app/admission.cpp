#include "gateway/app/admission.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace buzon::app {

namespace {

class Admission {
  public:
    Admission(const Heading& heading, const AdmissionFacts& facts, Instant now)
        : heading_(heading), facts_(facts), now_(now), today_(zona_centro(now).date)
    {
    }

    Findings all()
    {
        unit();
        version();
        official();
        signature();
        if (heading_.channel && heading_.addressee) addressee();
        return std::move(findings_);
    }

  private:
    void refuse(const char* id, const char* field, std::string reason, const char* remedy,
                const char* citation)
    {
        findings_.push_back({id, Severity::Error, field, 0, std::move(reason), remedy, citation});
    }

    void unit()
    {
        if (heading_.unit.empty() || facts_.unit) return;
        refuse("UNIDAD-DESCONOCIDA", "/acto/autoridad/@unidad",
               fmt::format("La unidad {} no está registrada.", heading_.unit),
               "Registre la unidad o corrija la clave.", "CFF 38-II");
    }

    void version()
    {
        if (heading_.type == nullptr || facts_.type_approved) return;
        refuse(
            "TIPO-SIN-APROBAR", "/acto/@version",
            fmt::format("La versión {} de «{}», con los archivos que hoy tiene, no está aprobada.",
                        heading_.type->version, heading_.type->title),
            "Haga que dos funcionarios distintos la firmen: buzon catalogue approve.",
            "LSS 286 M; Manual de Organización 7.4, función 8");
    }

    void official()
    {
        if (!heading_.official) return;
        const char* field = "/acto/firmante";
        const std::string& rfc = heading_.official->str();
        if (!facts_.official) {
            refuse("FIRMANTE-DESCONOCIDO", field,
                   fmt::format("El firmante {} no es un funcionario registrado.", rfc),
                   "Registre al funcionario o firme con otro.", "CFF 38-V");
            return;
        }
        const db::Official& official = *facts_.official;
        if (!official.in_force(today_)) {
            refuse("FIRMANTE-SIN-CARGO", field,
                   fmt::format("{} no ocupa su cargo en la fecha del acto.", official.name),
                   "Firme quien ocupe hoy el cargo.", "CFF 38-V");
        }
        if (!official.has(db::OfficialRole::Firmante)) {
            refuse("FIRMANTE-FUNCION", field,
                   fmt::format("{} no tiene función de firmante.", official.name),
                   "Firme un funcionario con esa función.", "CFF 38-V");
        }
        if (!heading_.post_key.empty() && official.post != heading_.post_key) {
            refuse("FIRMANTE-CARGO", "/acto/firmante/cargo",
                   fmt::format("El acto dice que {} es «{}» y su cargo registrado es «{}».",
                               official.name, heading_.post_key, official.post),
                   "Corrija el cargo.", "CFF 38-V");
        }
        territory(official);
        competence(official);
    }

    void territory(const db::Official& official)
    {
        const bool same_unit = official.unit == heading_.unit;
        const bool same_ooad =
            official.grade == "ooad" && official.unit.substr(0, 2) == heading_.unit.substr(0, 2);
        if (heading_.unit.empty() || same_unit || same_ooad || official.grade == "nacional") return;
        refuse("FIRMANTE-TERRITORIO", "/acto/firmante",
               fmt::format("{} es de la unidad {} y no es competente en la {}.", official.name,
                           official.unit, heading_.unit),
               "Firme un funcionario de la unidad que emite.", "CFF 38-V; RIIMSS 155");
    }

    void competence(const db::Official& official)
    {
        if (heading_.type == nullptr) return;
        const templates::SignerPost* post = heading_.type->signer(official.post);
        if (post == nullptr || post->grade != official.grade) {
            refuse("FIRMANTE-GRADO", "/acto/firmante/cargo",
                   fmt::format("El cargo «{}» (grado {}) no puede firmar «{}».", official.post,
                               official.grade, heading_.type->title),
                   "Firme uno de los cargos que nombra el catálogo.", "CFF 38-V");
        }
        if (!facts_.competence) {
            refuse("FIRMANTE-INCOMPETENTE", "/acto/firmante",
                   fmt::format("{} no tiene competencia registrada y vigente para «{}».",
                               official.name, heading_.type->title),
                   "Registre la competencia con su fundamento o firme otro.", "CFF 38-V");
        }
    }

    void signature()
    {
        if (!heading_.official) return;
        const char* field = "/acto/firmante/@rfc";
        if (!facts_.signing) {
            refuse("EFIRMA-AUSENTE", field,
                   fmt::format("No hay e.firma de {} en este servicio.", heading_.official->str()),
                   "Deposite su .cer y su .key en la carpeta de funcionarios.", "CFF 38-V");
            return;
        }
        if (!facts_.signing->certificate.is_efirma()) {
            refuse("EFIRMA-TIPO", field,
                   fmt::format("El certificado {} no es una e.firma.",
                               facts_.signing->certificate.number()),
                   "Use la e.firma, no un sello ni otro certificado.", "CFF 17-D");
        }
        for (const signing::Code code : facts_.signing->codes) {
            // Nothing known about revocation is a refusal here: in force on the act's date must
            // be proven, not assumed.
            const bool unknown =
                code == signing::Code::RevocationUnknown || code == signing::Code::CrlStale;
            if (static_cast<int>(code) < 200 && !unknown) continue;
            findings_.push_back(
                {fmt::format("EFIRMA-{}", signing::code_name(code)), Severity::Error, field, 0,
                 fmt::format("e.firma {}: {}", facts_.signing->certificate.number(),
                             signing::code_text(code)),
                 "Firme con una e.firma vigente y comprobable.", "CFF 17-D, 17-H, 38-V"});
        }
    }

    void addressee()
    {
        const std::string& rfc = heading_.addressee->str();
        if (*heading_.channel == templates::Channel::Bank) return;  // admit_order()
        if (!facts_.addressee) {
            refuse("DESTINATARIO-DESCONOCIDO", "/acto/destinatario/@rfc",
                   fmt::format("El destinatario {} no está registrado.", rfc),
                   "Registre al patrón o corrija el RFC.", "CFF 38-VI");
            return;
        }
        if (*heading_.channel == templates::Channel::Mailbox) {
            mailbox(*facts_.addressee);
        } else if (reachable(*facts_.addressee)) {
            refuse("ESTRADOS-IMPROCEDENTE", "/acto/canal",
                   fmt::format("{} tiene su buzón habilitado y con correo confirmado.", rfc),
                   "Notifique por buzón; por estrados solo en los supuestos de la ley.",
                   "LSS 286 M; CFF 134-III");
        }
    }

    void mailbox(const db::Addressee& addressee)
    {
        const std::string& rfc = addressee.person.rfc.str();
        const char* field = "/acto/canal";
        if (!enabled(addressee)) {
            refuse("BUZON-NO-HABILITADO", field,
                   fmt::format("{} no tiene habilitado el Buzón IMSS.", rfc),
                   "Notifique por estrados o en persona.", "LSS 286 M; CFF 134-III");
        } else if (addressee.emails.empty()) {
            refuse("BUZON-SIN-CORREO", field,
                   fmt::format("El buzón de {} no tiene un correo confirmado.", rfc),
                   "Sin aviso no hay notificación por buzón; use otro medio.",
                   "CFF 134-I, 17-K; LSS 286 M");
        }
        if (heading_.type == nullptr ||
            heading_.type->cedula_request == templates::CedulaRequest::NotNeeded) {
            return;
        }
        if (!addressee.mailbox || !addressee.mailbox->cedulas_request_at ||
            *addressee.mailbox->cedulas_request_at > now_) {
            refuse("BUZON-SIN-SOLICITUD", field,
                   fmt::format("{} no ha pedido recibir por medio electrónico cédulas de "
                               "liquidación, multas ni capitales constitutivos.",
                               rfc),
                   "Obtenga la solicitud por escrito del patrón o notifique en persona.", "LSS 40");
        }
    }

    [[nodiscard]] bool enabled(const db::Addressee& addressee) const
    {
        return addressee.mailbox && !addressee.mailbox->closed_at &&
               addressee.mailbox->enabled_at <= now_;
    }

    [[nodiscard]] bool reachable(const db::Addressee& addressee) const
    {
        return enabled(addressee) && !addressee.emails.empty();
    }

    const Heading& heading_;
    const AdmissionFacts& facts_;
    Instant now_;
    LocalDate today_;
    Findings findings_;
};

bool live(BankState state)
{
    switch (state) {
        case BankState::Cancelled:
        case BankState::L2Rejected:
        case BankState::Released:
        case BankState::NothingHeld:
        case BankState::AutoLifted: return false;
        case BankState::Checked:
        case BankState::Signed:
        case BankState::Sent:
        case BankState::L1Ok:
        case BankState::L1Nack:
        case BankState::L2Accepted:
        case BankState::Ambiguous:
        case BankState::Holding:
        case BankState::Releasing: return true;
    }
    throw std::logic_error("BankState");
}

}  // namespace

Findings admit(const Heading& heading, const AdmissionFacts& facts, Instant now)
{
    return Admission(heading, facts, now).all();
}

Findings admit_order(const templates::CheckedAct& act, const BankFacts& facts, Instant now)
{
    Findings out;
    const templates::BankOrderFields& order = *act.bank;
    const auto refuse = [&](const char* id, const char* field, std::string reason,
                            const char* remedy, const char* citation) {
        out.push_back({id, Severity::Error, field, 0, std::move(reason), remedy, citation});
    };
    if (!facts.bank) {
        refuse("BANCO-DESCONOCIDO", "/acto/orden/entidad/@clave",
               fmt::format("La entidad {} no está registrada.", order.entity),
               "Registre a la entidad con sus certificados.", "CFF 156-Bis");
    } else if (!(facts.bank->rfc == act.addressee.rfc)) {
        refuse("BANCO-AJENO", "/acto/destinatario/@rfc",
               fmt::format("El destinatario {} no es la entidad {}.", act.addressee.rfc.str(),
                           order.entity),
               "El oficio se dirige a la entidad que ejecuta.", "CFF 38-VI");
    }
    Money committed = order.cap;
    for (const db::BankOrder& other : facts.group) {
        if (!live(other.facts.state)) continue;
        committed = committed + other.cap;
        if (other.entity == order.entity) {
            refuse(
                "V28", "/acto/orden/tope/@grupo",
                fmt::format("Ya hay una orden viva de este grupo en la entidad {}.", order.entity),
                "Espere su resultado o cancélela.", "CFF 156-Bis");
        }
    }
    if (committed > order.group_cap && order.strategy != CapStrategy::BroadcastTrim) {
        refuse("V10", "/acto/orden/tope/@importeGrupo",
               fmt::format("Las órdenes del grupo suman {} y su tope es {}.", committed.display(),
                           order.group_cap.display()),
               "Reparta el tope entre las entidades.", "CFF 156-Bis");
    }
    for (const db::BankOrder& other : facts.recent) {
        const bool same_group =
            std::any_of(facts.group.begin(), facts.group.end(),
                        [&](const db::BankOrder& member) { return member.id == other.id; });
        if (same_group) continue;
        out.push_back({"V38", Severity::Warning, "/acto/orden/persona", 0,
                       fmt::format("Hubo otra orden contra {} en la entidad {} en los últimos "
                                   "sesenta días.",
                                   order.debtor.rfc.str(), order.entity),
                       "Revise quien aprueba si es la misma deuda.", "CFF 156-Bis"});
        break;
    }
    const StopSignQuestion question{order.debtor.rfc, order.legal_basis, order.firmness,
                                    zona_centro(now).date};
    const Findings stops = stop_signs(question, facts.credits);
    out.insert(out.end(), stops.begin(), stops.end());
    return out;
}

}  // namespace buzon::app
