#include "gateway/app/evidence_facts.hpp"

#include "core/term_result.hpp"
#include "signing/signer.hpp"

namespace buzon::app {
namespace {

// Its post is one that the type admits, it is in office, and its e.firma is here and in force.
std::optional<Certifier> if_admitted(const Services& services, const db::Official& candidate,
                                     const templates::ActType& evidence_type)
{
    const signing::Signer* signer = services.official(candidate.rfc);
    if (signer == nullptr || !candidate.in_force(zona_centro(services.now()).date)) {
        return std::nullopt;
    }
    if (!signer->certificate().valid_at(services.now())) return std::nullopt;
    for (const templates::SignerPost& post : evidence_type.signers) {
        if (post.key != candidate.post) continue;
        return Certifier{{candidate.rfc, candidate.name, post.key, post.title}, signer};
    }
    return std::nullopt;
}

}  // namespace

EvidenceFacts evidence_facts(db::Connection& db, const db::Act& act)
{
    auto unit = db::find_unit(db, act.folio.unit());
    auto addressees = db::find_addressees(db, {act.addressee});
    auto official = db::find_official(db, act.official);
    if (!unit || addressees.empty() || !official) {
        throw std::logic_error("an issued act without unit, addressee or official");
    }
    return {act, std::move(*unit), std::move(addressees.front()), std::move(*official)};
}

templates::ActMention mention(const Services& services, const EvidenceFacts& facts)
{
    const templates::ActType* type = services.catalogue().find(facts.act.type, facts.act.version);
    if (type == nullptr) {
        throw std::logic_error("act of a type that the catalogue no longer holds");
    }
    templates::ActMention mention;
    mention.folio = facts.act.folio.str();
    mention.check_code = facts.act.check_code;
    mention.title = type->title;
    mention.reference = facts.act.reference;
    mention.issued = zona_centro(facts.act.issued_at).date;
    mention.unit = facts.unit.code;
    mention.unit_name = facts.unit.name;
    mention.ooad = facts.unit.ooad;
    mention.place = facts.unit.domicilio;
    mention.official_name = facts.official.name;
    const templates::SignerPost* post = type->signer(facts.official.post);
    mention.official_post = post == nullptr ? facts.official.post : post->title;
    mention.document = facts.act.xml_sha;
    return mention;
}

templates::Recipient recipient(const EvidenceFacts& facts)
{
    return {facts.addressee.person.rfc, facts.addressee.person.name,
            facts.act.registro_patronal.value_or("")};
}

std::optional<Certifier> certifier(const Services& services, db::Connection& db,
                                   const EvidenceFacts& facts,
                                   const templates::ActType& evidence_type)
{
    std::vector<db::Official> candidates{facts.official};
    for (db::Official& other : db::officials_of(db, facts.unit.code)) {
        candidates.push_back(std::move(other));
    }
    for (const db::Official& candidate : candidates) {
        if (auto found = if_admitted(services, candidate, evidence_type)) return found;
    }
    return std::nullopt;
}

std::optional<Certifier> certifier_of(const Services& services, db::Connection& db,
                                      const EvidenceFacts& facts,
                                      const templates::ActType& evidence_type, const Rfc& official)
{
    const auto found = db::find_official(db, official);
    if (!found || found->unit != facts.unit.code) return std::nullopt;
    return if_admitted(services, *found, evidence_type);
}

std::vector<templates::TracedDay> notification_days(const std::vector<TraceDay>& trace)
{
    std::vector<templates::TracedDay> days;
    for (const TraceDay& day : trace) {
        if (day.count == CountId::Notificacion) {
            days.push_back({day.date, day.counts ? day.day : 0, day.why});
        }
    }
    return days;
}

}  // namespace buzon::app
