#include "gateway/app/log_in.hpp"

#include "db/officials.hpp"
#include "db/people.hpp"
#include "gateway/app/efirma.hpp"
#include "gateway/database.hpp"
#include "signing/digest.hpp"
#include "signing/random.hpp"
#include "signing/sello.hpp"

namespace buzon::app {
namespace {

constexpr auto kChallengeLife = std::chrono::minutes(5);

Finding refusal(const char* id, const char* field, const char* reason, const char* remedy)
{
    return {id, Severity::Error, field, 0, reason, remedy, ""};
}

std::string text_of(const Services& services, std::string_view nonce)
{
    return "Buzón IMSS: entrar en " + services.config().site.base_url + " con el reto " +
           std::string(nonce);
}

// A company's certificate has the CURP of whoever represents it.
db::Person person_of(const PresentedEfirma& efirma)
{
    db::Person person{efirma.holder, efirma.certificate.holder_name(), std::nullopt, std::nullopt};
    const std::string curp = efirma.certificate.curp();
    if (efirma.holder.kind() == Rfc::Kind::Fisica && !curp.empty()) person.curp = curp;
    return person;
}

}  // namespace

Challenge make_challenge(const Services& services)
{
    Challenge challenge;
    challenge.nonce = signing::random_token();
    challenge.text = text_of(services, challenge.nonce);
    const Instant now = services.now();
    challenge.expires = now + kChallengeLife;
    db::in_transaction(services.database(), request_deadline(), [&](db::Transaction& tx) {
        db::create_challenge(tx, challenge.nonce, now);
    });
    return challenge;
}

tl::expected<OpenedSession, Findings> log_in(const Services& services,
                                             const SignedChallenge& signed_challenge)
{
    const auto efirma = examine_efirma(services, signed_challenge.certificate);
    if (!efirma) return tl::unexpected(efirma.error());
    const bool signature_holds =
        signing::verify_sello(efirma->certificate, text_of(services, signed_challenge.nonce),
                              signed_challenge.signature_base64);
    const Instant now = services.now();
    return db::in_transaction(
        services.database(), request_deadline(),
        [&](db::Transaction& tx) -> tl::expected<OpenedSession, Findings> {
            Findings findings;
            if (db::use_challenge(tx, signed_challenge.nonce, now, kChallengeLife) !=
                db::ChallengeUse::Accepted) {
                findings.push_back(refusal("RETO-VENCIDO", "nonce", "El reto venció o ya se usó.",
                                           "Pida uno nuevo."));
            }
            if (!signature_holds) {
                findings.push_back(refusal("RETO-FIRMA", "firma",
                                           "La firma no corresponde al reto y al certificado.",
                                           "Firme el texto tal como se recibió, con SHA-256."));
            }
            const Rfc& rfc = efirma->holder;
            const LocalDate today = zona_centro(now).date;
            const auto official = db::find_official(tx, rfc);
            const bool staff = official && official->in_force(today);
            if (!findings.empty()) return tl::unexpected(std::move(findings));
            if (!staff) db::add_person(tx, person_of(*efirma));
            OpenedSession session{
                signing::random_token(), rfc,
                staff ? db::SessionRole::Staff : db::SessionRole::Employer,
                now + std::chrono::minutes(services.config().http.session_minutes)};
            db::open_session(tx, {signing::sha256(session.token), rfc, session.role,
                                  efirma->certificate.fingerprint(), session.expires});
            return session;
        });
}

}  // namespace buzon::app
