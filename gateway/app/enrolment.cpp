#include "gateway/app/enrolment.hpp"

#include "gateway/files.hpp"
#include "gateway/json.hpp"
#include "signing/digest.hpp"

#include <algorithm>

namespace buzon::app {
namespace {

constexpr std::size_t kLongestTerms = 256u << 10;

Findings not_yours()
{
    return {{"HABILITACION-AJENA", Severity::Error, "rfc", 0,
             "Ese buzón no es suyo ni es usted su representante legal.",
             "Entre con la e.firma del titular o de su representante.", "CFF 19"}};
}

}  // namespace

tl::expected<Party, Findings> find_party(const Services& services, db::Connection& db,
                                         const Rfc& caller, std::string_view owner)
{
    const auto rfc =
        owner.empty() ? tl::expected<Rfc, Finding>(caller) : Rfc::parse(std::string(owner));
    if (!rfc) return tl::unexpected(not_yours());
    const auto role = db::representation(db, *rfc, caller, zona_centro(services.now()).date);
    const bool may =
        role == db::RepresentativeRole::Titular || role == db::RepresentativeRole::Representante;
    if (!may) return tl::unexpected(not_yours());
    auto person = db::find_person(db, *rfc);
    if (!person) throw std::logic_error("who has logged in is in the registry");
    return Party{std::move(*person), caller, *role};
}

tl::expected<Terms, Findings> current_terms(const Services& services)
{
    const std::filesystem::path file = services.terms_file();
    auto text = read_file(file, kLongestTerms);
    if (!text || text->empty()) {
        return tl::unexpected(Findings{{"TERMINOS-ILEGIBLE", Severity::Error, "enrolment.terms", 0,
                                        "No se puede leer el texto de los términos y condiciones.",
                                        "Avise al Instituto; nada quedó registrado.", ""}});
    }
    const Sha256 sha = signing::sha256(*text);
    return Terms{file.stem().string(), std::move(*text), sha};
}

bool in_use(const db::ContactMeans& means)
{
    return means.confirmed_at && !means.lapsed_at;
}

bool pending(const db::ContactMeans& means, Instant now)
{
    return !means.confirmed_at && !means.lapsed_at && now < means.registered_at + kConfirmWithin;
}

bool bounced(const db::ContactMeans& means)
{
    return in_use(means) && means.bounced_at && *means.bounced_at > *means.confirmed_at;
}

void enable_if_complete(db::Transaction& tx, const Party& party, const Terms& terms, Instant now)
{
    const Rfc& rfc = party.owner.rfc;
    if (db::find_mailbox(tx, rfc)) return;
    const auto signed_terms = db::newest_happening(tx, rfc, db::Happening::TermsSigned);
    if (!signed_terms) return;
    const Poco::JSON::Object detail = json::parse_object(signed_terms->detail);
    if (detail.optValue<std::string>("sha256", "") != terms.sha.hex()) return;
    const auto contacts = db::contacts_of(tx, rfc);
    for (const db::ContactKind kind : {db::ContactKind::Email, db::ContactKind::Mobile}) {
        const bool has = std::ranges::any_of(
            contacts, [&](const db::ContactMeans& one) { return one.kind == kind && in_use(one); });
        if (!has) return;
    }
    const auto cedulas = db::newest_happening(tx, rfc, db::Happening::CedulasRequested);
    db::Mailbox mailbox{.rfc = rfc,
                        .enabled_at = now,
                        .terms_sha = terms.sha,
                        .cedulas_request_at = std::nullopt,
                        .closed_at = std::nullopt};
    if (cedulas) mailbox.cedulas_request_at = cedulas->occurred_at;
    if (!db::enable_mailbox(tx, mailbox)) return;
    db::append(tx, {rfc, db::Happening::Enabled, now, party.signer.str(), "{}"});
}

}  // namespace buzon::app
