#include "gateway/app/declaration_change.hpp"

#include "gateway/json.hpp"

#include <algorithm>
#include <stdexcept>

namespace buzon::app {
namespace {

Findings refusal(const char* id, const char* field, std::string reason, const char* remedy,
                 const char* citation = "")
{
    return {{id, Severity::Error, field, 0, std::move(reason), remedy, citation}};
}

LocalDate date_of(const DeclarationFields& fields, const char* key)
{
    const auto date = parse_iso_date(fields.at(key));
    if (!date) throw std::logic_error("a declaration with a date that was never checked");
    return *date;
}

Rfc person_of(const DeclarationFields& fields)
{
    auto rfc = Rfc::parse(fields.at("persona_rfc"));
    if (!rfc) throw std::logic_error("a declaration with an RFC that was never checked");
    return *rfc;
}

std::string text_of(const DeclarationFields& fields, const char* key)
{
    const auto found = fields.find(key);
    return found == fields.end() ? std::string() : found->second;
}

db::Happening happening_of(DeclarationKind kind)
{
    switch (kind) {
        case DeclarationKind::Terms: return db::Happening::TermsSigned;
        case DeclarationKind::CedulasRequest: return db::Happening::CedulasRequested;
        case DeclarationKind::WithdrawContact: return db::Happening::ContactWithdrawn;
        case DeclarationKind::GrantPerson: return db::Happening::PersonGranted;
        case DeclarationKind::RevokePerson: return db::Happening::PersonRevoked;
    }
    throw std::logic_error("kind of declaration");
}

}  // namespace

bool needs_instrument(const Party& party, DeclarationKind kind, const DeclarationFields& fields)
{
    const bool company = party.owner.rfc.kind() == Rfc::Kind::Moral;
    if (kind == DeclarationKind::CedulasRequest) return company || party.signer != party.owner.rfc;
    return kind == DeclarationKind::GrantPerson && company &&
           text_of(fields, "papel") == "representante";
}

Findings DeclarationChange::complete(db::Connection& db, DeclarationFields& fields) const
{
    switch (kind_) {
        case DeclarationKind::Terms: return complete_terms(db, fields);
        case DeclarationKind::CedulasRequest: return complete_cedulas(db);
        case DeclarationKind::WithdrawContact: return complete_withdrawal(db, fields);
        case DeclarationKind::GrantPerson: return complete_grant(db, fields);
        case DeclarationKind::RevokePerson: return complete_revocation(db, fields);
    }
    throw std::logic_error("kind of declaration");
}

Findings DeclarationChange::refusals(db::Connection& db, const DeclarationFields& fields) const
{
    DeclarationFields now = fields;
    Findings why = complete(db, now);
    if (why.empty() && now != fields) {
        why = refusal("TERMINOS-OTROS", "nonce", "Lo que iba a firmar cambió mientras tanto.",
                      "Pida la declaración de nuevo y revise lo que firma.");
    }
    return why;
}

Findings DeclarationChange::complete_terms(db::Connection& db, DeclarationFields& fields) const
{
    const auto terms = current_terms(*services_);
    if (!terms) return terms.error();
    fields["version"] = terms->version;
    fields["sha256"] = terms->sha.hex();
    const auto last = db::newest_happening(db, party_->owner.rfc, db::Happening::TermsSigned);
    if (!last) return {};
    const Poco::JSON::Object detail = json::parse_object(last->detail);
    if (detail.optValue<std::string>("sha256", "") != terms->sha.hex()) return {};
    return refusal("TERMINOS-YA", "tipo", "Ya firmó esta versión de los términos y condiciones.",
                   "No hace falta firmarlos otra vez.");
}

Findings DeclarationChange::complete_cedulas(db::Connection& db) const
{
    const auto mailbox = db::find_mailbox(db, party_->owner.rfc);
    const bool already =
        (mailbox && mailbox->cedulas_request_at) ||
        db::newest_happening(db, party_->owner.rfc, db::Happening::CedulasRequested);
    if (!already) return {};
    return refusal("CEDULAS-YA", "tipo", "La solicitud ya está registrada.",
                   "No hace falta hacerla otra vez.", "LSS 40");
}

Findings DeclarationChange::complete_withdrawal(db::Connection& db, DeclarationFields& fields) const
{
    const auto contacts = db::contacts_of(db, party_->owner.rfc);
    const auto found = std::ranges::find_if(contacts, [&](const db::ContactMeans& one) {
        return std::to_string(one.id) == fields.at("medio") && in_use(one);
    });
    if (found == contacts.end()) {
        return refusal("CONTACTO-INEXISTENTE", "medio",
                       "No hay un medio de contacto confirmado con esa clave.",
                       "Uno sin confirmar se quita sin firmar.");
    }
    const bool email = found->kind == db::ContactKind::Email;
    fields["tipo_medio"] = email ? "correo" : "movil";
    fields["direccion"] = found->address;
    const auto others = std::ranges::count_if(contacts, [&](const db::ContactMeans& one) {
        return one.kind == db::ContactKind::Email && in_use(one) && one.id != found->id;
    });
    if (email && others == 0) {
        return refusal("CONTACTO-ULTIMO", "medio", "Es el único correo confirmado que le queda.",
                       "Registre y confirme otro correo; después dé de baja este.", "LSS 286 M");
    }
    return {};
}

Findings DeclarationChange::complete_grant(db::Connection& db,
                                           const DeclarationFields& fields) const
{
    const Rfc person = person_of(fields);
    const LocalDate from = date_of(fields, "desde");
    Findings why;
    if (person == party_->owner.rfc) {
        why =
            refusal("PERSONA-PROPIA", "persona_rfc", "Es el RFC del titular, que ya puede entrar.",
                    "Escriba el RFC de otra persona.");
    }
    if (from < zona_centro(services_->now()).date) {
        why.push_back({"DECLARACION-CAMPO", Severity::Error, "desde", 0,
                       "La autorización no puede empezar antes de hoy.",
                       "Escriba la fecha de hoy o una posterior.", "CFF 19"});
    }
    const std::string last = text_of(fields, "hasta");
    for (const db::Representative& one : db::representatives_of(db, party_->owner.rfc)) {
        if (one.rfc != person || one.revoked_at) continue;
        const bool before = one.to && *one.to < from;
        const bool after = !last.empty() && date_of(fields, "hasta") < one.from;
        if (before || after) continue;
        why.push_back({"PERSONA-YA", Severity::Error, "persona_rfc", 0,
                       "Esa persona ya puede entrar en esas fechas.",
                       "Revoque primero la autorización que tiene.", "CFF 19"});
        break;
    }
    return why;
}

Findings DeclarationChange::complete_revocation(db::Connection& db, DeclarationFields& fields) const
{
    const Rfc person = person_of(fields);
    const LocalDate from = date_of(fields, "desde");
    for (const db::Representative& one : db::representatives_of(db, party_->owner.rfc)) {
        if (one.rfc != person || one.from != from || one.revoked_at) continue;
        fields["papel"] = std::string(db::name_of(one.role));
        if (one.name) fields["persona_nombre"] = *one.name;
        return {};
    }
    return refusal("PERSONA-INEXISTENTE", "persona_rfc",
                   "No hay una autorización vigente de esa persona.",
                   "Vea la lista de quienes pueden entrar.", "CFF 19");
}

void DeclarationChange::apply(db::Transaction& tx, const DeclarationFields& fields,
                              const db::AcuseFiles& acuse, Instant now) const
{
    const Rfc& owner = party_->owner.rfc;
    Poco::JSON::Object detail = json::object();
    for (const FieldName& name : declaration_field_names()) {
        const std::string value = text_of(fields, std::string(name.key).c_str());
        if (!value.empty()) detail.set(std::string(name.key), value);
    }
    db::append(tx,
               {owner, happening_of(kind_), now, party_->signer.str(), json::text(detail), acuse});
    switch (kind_) {
        case DeclarationKind::Terms: {
            const auto terms = current_terms(*services_);
            if (!terms) throw std::logic_error("the terms went away while they were signed");
            db::renew_terms(tx, owner, terms->sha);
            enable_if_complete(tx, *party_, *terms, now);
            break;
        }
        case DeclarationKind::CedulasRequest: db::request_cedulas(tx, owner, now); break;
        case DeclarationKind::WithdrawContact:
            db::mark_contact(tx, std::stoll(fields.at("medio")), db::ContactMark::Withdrawn, now);
            break;
        case DeclarationKind::GrantPerson: {
            db::Representative granted{owner, person_of(fields),
                                       *db::representative_role_of(fields.at("papel")),
                                       date_of(fields, "desde"), std::nullopt};
            if (!text_of(fields, "hasta").empty()) granted.to = date_of(fields, "hasta");
            granted.name = fields.at("persona_nombre");
            db::grant_representation(tx, granted);
            break;
        }
        case DeclarationKind::RevokePerson: {
            const db::Representative whose{owner, person_of(fields),
                                           db::RepresentativeRole::Autorizado,
                                           date_of(fields, "desde"), std::nullopt};
            if (!db::revoke_representation(tx, whose, now)) {
                throw std::logic_error("what was to be revoked was not held");
            }
            break;
        }
    }
}

}  // namespace buzon::app
