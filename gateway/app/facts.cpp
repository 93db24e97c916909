#include "gateway/app/facts.hpp"

#include "core/uuid.hpp"
#include "db/catalogue_signatures.hpp"
#include "db/credits.hpp"
#include "signing/ocsp.hpp"
#include "signing/signer.hpp"
#include "signing/trust.hpp"

#include <map>
#include <set>
#include <utility>

namespace buzon::app {

namespace {

// Answers once, remembers for the rest of this call.
template <class Key, class Value, class Ask>
const Value& once(std::map<Key, Value>& known, const Key& key, Ask ask)
{
    auto found = known.find(key);
    if (found == known.end()) found = known.emplace(key, ask()).first;
    return found->second;
}

std::map<std::string, db::Addressee> addressees_of(db::Connection& db,
                                                   const std::vector<Heading>& headings)
{
    std::vector<Rfc> asked;
    std::set<std::string> seen;
    for (const Heading& heading : headings) {
        if (heading.addressee && seen.insert(heading.addressee->str()).second) {
            asked.push_back(*heading.addressee);
        }
    }
    std::map<std::string, db::Addressee> known;
    if (asked.empty()) return known;
    for (db::Addressee& addressee : db::find_addressees(db, asked)) {
        known.emplace(addressee.person.rfc.str(), std::move(addressee));
    }
    return known;
}

}  // namespace

std::optional<SigningFacts> signing_facts(const Services& services, const Rfc& rfc, Instant now)
{
    const signing::Signer* signer = services.official(rfc);
    if (signer == nullptr) return std::nullopt;
    SigningFacts facts{signer->certificate(),
                       services.trust().check_chain(signer->certificate(), now)};
    if (services.config().signing.ocsp_at_issue && services.ocsp() != nullptr) {
        const signing::OcspAnswer answer = services.ocsp()->ask(facts.certificate, now);
        facts.codes.insert(answer.codes.begin(), answer.codes.end());
    }
    return facts;
}

std::vector<AdmissionFacts> gather_facts(const Services& services, db::Connection& db,
                                         const std::vector<Heading>& headings, Instant now)
{
    const LocalDate today = zona_centro(now).date;
    std::map<std::string, std::optional<db::Unit>> units;
    std::map<std::string, std::optional<db::Official>> officials;
    std::map<std::string, std::optional<SigningFacts>> keys;
    std::map<std::pair<std::string, std::string>, std::optional<db::Competence>> competences;
    std::map<const templates::ActType*, bool> approvals;
    const auto addressees = addressees_of(db, headings);
    std::vector<AdmissionFacts> out;
    out.reserve(headings.size());
    for (const Heading& heading : headings) {
        AdmissionFacts facts;
        if (!heading.unit.empty()) {
            facts.unit = once(units, heading.unit, [&] { return db::find_unit(db, heading.unit); });
        }
        if (heading.type != nullptr) {
            const templates::ActType& type = *heading.type;
            facts.type_approved = once(approvals, &type, [&] {
                return db::is_approved(db, type.key, type.version, type.digest);
            });
        }
        if (heading.official) {
            const Rfc& rfc = *heading.official;
            facts.official = once(officials, rfc.str(), [&] { return db::find_official(db, rfc); });
            facts.signing =
                once(keys, rfc.str(), [&] { return signing_facts(services, rfc, now); });
            if (heading.type != nullptr) {
                facts.competence = once(competences, std::pair(rfc.str(), heading.type->key), [&] {
                    return db::find_competence(db, rfc, heading.type->key, today);
                });
            }
        }
        if (heading.addressee) {
            const auto found = addressees.find(heading.addressee->str());
            if (found != addressees.end()) facts.addressee = found->second;
        }
        out.push_back(std::move(facts));
    }
    return out;
}

std::string group_uuid(const templates::CheckedAct& act)
{
    return Uuid::from_digest(sha256_of("buzon-grupo|" + act.unit + "|" + act.bank->group)).str();
}

BankFacts gather_bank_facts(db::Connection& db, const templates::CheckedAct& act, Instant now)
{
    const templates::BankOrderFields& order = *act.bank;
    BankFacts facts;
    facts.bank = db::find_bank(db, order.entity);
    for (const templates::OrderedCredit& credit : order.credits) {
        facts.credits.push_back({credit.number, db::find_credit(db, {act.unit, credit.number})});
    }
    facts.group = db::bank_orders_of_group(db, group_uuid(act));
    facts.recent =
        db::recent_orders(db, order.debtor.rfc, order.entity, now - std::chrono::hours(24 * 60));
    return facts;
}

}  // namespace buzon::app
