#include "gateway/app/enrolment_contacts.hpp"

#include "core/email_address.hpp"
#include "core/mobile_number.hpp"
#include "db/contact_codes.hpp"
#include "gateway/app/enrolment.hpp"
#include "gateway/database.hpp"
#include "gateway/json.hpp"
#include "signing/digest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace buzon::app {
namespace {

constexpr int kMostWrong = 5;
constexpr auto kBetweenCodes = std::chrono::seconds(60);
constexpr auto kCountedOver = std::chrono::hours(24);
constexpr std::int64_t kMostOfContact = 5;
constexpr std::int64_t kMostOfPerson = 20;

Finding refusal(const char* id, const char* field, std::string reason, const char* remedy)
{
    return {id, Severity::Error, field, 0, std::move(reason), remedy, ""};
}

std::string detail_of(const db::ContactMeans& means)
{
    Poco::JSON::Object detail = json::object();
    detail.set("tipo", means.kind == db::ContactKind::Email ? "correo" : "movil");
    detail.set("direccion", means.address);
    return json::text(detail);
}

void tell(db::Transaction& tx, const Party& party, const db::ContactMeans& means,
          db::Happening kind, Instant now)
{
    db::append(tx, {party.owner.rfc, kind, now, party.signer.str(), detail_of(means)});
}

// The kind and the address as it is stored.
tl::expected<db::ContactMeans, Findings> read_contact(const Services& services,
                                                      const NewContact& given, const Rfc& owner)
{
    db::ContactMeans means{.id = 0,
                           .rfc = owner,
                           .kind = db::ContactKind::Email,
                           .address = {},
                           .registered_at = services.now(),
                           .confirmed_at = std::nullopt,
                           .bounced_at = std::nullopt,
                           .lapsed_at = std::nullopt,
                           .withdrawn_at = std::nullopt};
    Findings findings;
    if (given.kind == "correo") {
        const auto address = EmailAddress::parse(given.address);
        if (!address) {
            Finding why = address.error();
            why.field = "direccion";
            findings.push_back(std::move(why));
        } else {
            means.address = address->str();
        }
        if (services.config().smtp.url.empty()) {
            findings.push_back(refusal("CORREO-SIN-SERVIDOR", "tipo",
                                       "Este servicio no tiene por dónde enviar correos.",
                                       "Avise al Instituto; nada quedó registrado."));
        }
    } else if (given.kind == "movil") {
        means.kind = db::ContactKind::Mobile;
        auto number = mobile_number(given.address);
        if (!number) {
            findings.push_back(number.error());
        } else {
            means.address = *number;
        }
        if (services.config().sms.url.empty()) {
            findings.push_back(
                refusal("MOVIL-SIN-PROVEEDOR", "tipo",
                        "Este servicio no tiene por dónde enviar mensajes a móviles.",
                        "Avise al Instituto; nada quedó registrado."));
        }
    } else {
        findings.push_back(refusal("CONTACTO-TIPO", "tipo", "El tipo no es «correo» ni «movil».",
                                   "Escriba uno de los dos."));
    }
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return means;
}

std::optional<Finding> too_many_codes(db::Connection& db, const db::ContactMeans& means,
                                      Instant now)
{
    const db::CodeCount count = db::codes_since(db, means, now - kCountedOver);
    if (count.of_contact < kMostOfContact && count.of_person < kMostOfPerson) return std::nullopt;
    return refusal("CODIGO-DEMASIADOS", "direccion",
                   "Pidió demasiados códigos en las últimas 24 horas.",
                   "Espere a mañana, o revise la carpeta de correo no deseado.");
}

// The owner's own contact of this id, while its owner is held.
struct Held {
    Party party;
    db::ContactMeans means;
};
tl::expected<Held, Findings> hold(const Services& services, db::Transaction& tx,
                                  const EnrolmentCaller& who, std::int64_t contact)
{
    auto party = find_party(services, tx, who.caller, who.owner);
    if (!party) return tl::unexpected(party.error());
    static_cast<void>(db::lock_person(tx, party->owner.rfc));
    for (db::ContactMeans& means : db::contacts_of(tx, party->owner.rfc)) {
        if (means.id == contact) return Held{std::move(*party), std::move(means)};
    }
    return tl::unexpected(Findings{refusal("CONTACTO-INEXISTENTE", "contacto",
                                           "No hay un medio de contacto con esa clave.",
                                           "Vea la lista de sus medios de contacto.")});
}

// Why no code serves for it, if none does.
std::optional<Finding> takes_no_code(const db::ContactMeans& means, Instant now)
{
    if (in_use(means) && !bounced(means)) {
        return refusal("CONTACTO-YA", "contacto", "Ese medio de contacto ya está confirmado.",
                       "No necesita otro código.");
    }
    if (!in_use(means) && !pending(means, now)) {
        return refusal("CONTACTO-VENCIDO", "contacto",
                       "Pasaron 72 horas sin confirmar ese medio de contacto, o se dio de baja.",
                       "Regístrelo de nuevo.");
    }
    return std::nullopt;
}

}  // namespace

Sha256 code_digest(std::int64_t request, std::string_view code)
{
    return signing::sha256(fmt::format("contact-code|{}|{}", request, code));
}

tl::expected<std::int64_t, Findings> register_contact(const Services& services,
                                                      const EnrolmentCaller& who,
                                                      const NewContact& contact)
{
    return db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) -> tl::expected<std::int64_t, Findings> {
            const auto party = find_party(services, tx, who.caller, who.owner);
            if (!party) return tl::unexpected(party.error());
            static_cast<void>(db::lock_person(tx, party->owner.rfc));
            auto means = read_contact(services, contact, party->owner.rfc);
            if (!means) return tl::unexpected(means.error());
            const Instant now = services.now();
            Findings findings;
            std::size_t live = 0;
            for (const db::ContactMeans& one : db::contacts_of(tx, party->owner.rfc)) {
                const bool same = one.kind == means->kind && one.address == means->address;
                if (same) means->id = one.id;
                if (one.kind != means->kind || (!in_use(one) && !pending(one, now))) continue;
                ++live;
                if (!same) continue;
                findings.push_back(refusal("CONTACTO-YA", "direccion",
                                           "Ese medio de contacto ya está registrado.",
                                           "Confírmelo con el código que se le envió."));
            }
            const bool email = means->kind == db::ContactKind::Email;
            if (findings.empty() && live >= (email ? kMostEmails : kMostMobiles)) {
                findings.push_back(refusal(
                    "CONTACTO-MAXIMO", "direccion",
                    email ? "Ya tiene cinco correos registrados." : "Ya tiene un móvil registrado.",
                    "Dé de baja uno antes de registrar otro."));
            }
            if (const auto why = too_many_codes(tx, *means, now)) findings.push_back(*why);
            if (!findings.empty()) return tl::unexpected(std::move(findings));
            // What ran out but no worker has lapsed yet.
            if (means->id != 0) {
                db::mark_contact(tx, means->id, db::ContactMark::Lapsed, now);
            }
            const auto id = db::register_contact(tx, *means);
            if (!id) throw std::logic_error("a contact that counts was not seen");
            db::request_code(tx, *id, now);
            tell(tx, *party, *means, db::Happening::ContactAdded, now);
            return *id;
        });
}

tl::expected<void, Findings> ask_for_code(const Services& services, const EnrolmentCaller& who,
                                          std::int64_t contact)
{
    return db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) -> tl::expected<void, Findings> {
            const auto held = hold(services, tx, who, contact);
            if (!held) return tl::unexpected(held.error());
            const Instant now = services.now();
            if (const auto why = takes_no_code(held->means, now)) {
                return tl::unexpected(Findings{*why});
            }
            const auto last = db::newest_code(tx, contact);
            if (last && now < last->requested_at + kBetweenCodes) {
                return tl::unexpected(Findings{refusal("CODIGO-ESPERE", "contacto",
                                                       "Pidió un código hace menos de un minuto.",
                                                       "Espere un minuto y pídalo otra vez.")});
            }
            if (const auto why = too_many_codes(tx, held->means, now)) {
                return tl::unexpected(Findings{*why});
            }
            db::request_code(tx, contact, now);
            return {};
        });
}

tl::expected<void, Findings> confirm_contact(const Services& services, const EnrolmentCaller& who,
                                             std::int64_t contact, std::string_view code)
{
    const auto terms = current_terms(services);
    if (!terms) return tl::unexpected(terms.error());
    return db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) -> tl::expected<void, Findings> {
            const auto held = hold(services, tx, who, contact);
            if (!held) return tl::unexpected(held.error());
            const Instant now = services.now();
            if (const auto why = takes_no_code(held->means, now)) {
                return tl::unexpected(Findings{*why});
            }
            const auto newest = db::newest_code(tx, contact);
            if (!newest || !newest->code_sha || newest->failed_at) {
                return tl::unexpected(Findings{refusal("CODIGO-SIN-ENVIAR", "codigo",
                                                       "Todavía no sale el código que pidió.",
                                                       "Espere a que llegue, o pida otro.")});
            }
            if (newest->wrong >= kMostWrong) {
                return tl::unexpected(
                    Findings{refusal("CODIGO-AGOTADO", "codigo",
                                     "Escribió cinco veces un código que no es; ya no sirve.",
                                     "Pida otro código.")});
            }
            std::string digits;
            std::ranges::copy_if(code.substr(0, 64), std::back_inserter(digits),
                                 [](char c) { return c != ' ' && c != '-'; });
            if (code_digest(newest->id, digits) != *newest->code_sha) {
                db::count_wrong_code(tx, newest->id);
                return tl::unexpected(Findings{refusal(
                    "CODIGO-INCORRECTO", "codigo",
                    fmt::format("El código no es el último que se envió. Le quedan {} intentos.",
                                kMostWrong - newest->wrong - 1),
                    "Revise el mensaje más reciente y escriba sus ocho dígitos.")});
            }
            // Good once.
            db::settle_code(tx, newest->id, {db::CodeFate::Failed, now, newest->reply});
            db::mark_contact(tx, contact, db::ContactMark::Confirmed, now);
            tell(tx, held->party, held->means, db::Happening::ContactConfirmed, now);
            enable_if_complete(tx, held->party, *terms, now);
            return {};
        });
}

tl::expected<void, Findings> drop_contact(const Services& services, const EnrolmentCaller& who,
                                          std::int64_t contact)
{
    return db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) -> tl::expected<void, Findings> {
            const auto held = hold(services, tx, who, contact);
            if (!held) return tl::unexpected(held.error());
            if (in_use(held->means)) {
                return tl::unexpected(Findings{refusal(
                    "CONTACTO-CONFIRMADO", "contacto",
                    "Ese medio de contacto está confirmado; su baja se firma con la e.firma.",
                    "Pida la declaración «baja-medio».")});
            }
            if (held->means.lapsed_at) return {};
            const Instant now = services.now();
            db::mark_contact(tx, contact, db::ContactMark::Lapsed, now);
            tell(tx, held->party, held->means, db::Happening::ContactDropped, now);
            return {};
        });
}

int lapse_contacts(const Services& services)
{
    return db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        const Instant now = services.now();
        const auto lapsed = db::lapse_contacts(tx, now - kConfirmWithin, now);
        for (const db::ContactMeans& means : lapsed) {
            db::append(tx,
                       {means.rfc, db::Happening::ContactLapsed, now, "buzon", detail_of(means)});
        }
        return static_cast<int>(lapsed.size());
    });
}

}  // namespace buzon::app
