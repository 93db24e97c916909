#pragma once

#include "db/acts.hpp"
#include "db/mailboxes.hpp"
#include "db/officials.hpp"
#include "db/units.hpp"
#include "gateway/services.hpp"
#include "templates/catalogue.hpp"
#include "templates/evidence.hpp"

#include <optional>
#include <vector>

namespace buzon {
struct TraceDay;
}

namespace buzon::app {

// What every evidence document says of the act it proves.
struct EvidenceFacts {
    db::Act act;
    db::Unit unit;
    db::Addressee addressee;
    db::Official official;  // who signed the act
};

// std::logic_error when the database does not hold what an issued act must have.
[[nodiscard]] EvidenceFacts evidence_facts(db::Connection& db, const db::Act& act);

[[nodiscard]] templates::ActMention mention(const Services& services, const EvidenceFacts& facts);
[[nodiscard]] templates::Recipient recipient(const EvidenceFacts& facts);
// Who certifies what was seen, and with which key: the act's own official if the evidence type
// admits that post, else another official in force of the same unit whose e.firma this service
// holds. Nothing: nobody may sign, which an operator has to mend.
struct Certifier {
    templates::NamedOfficial official;
    const signing::Signer* signer;  // owned by Services
};
[[nodiscard]] std::optional<Certifier> certifier(const Services& services, db::Connection& db,
                                                 const EvidenceFacts& facts,
                                                 const templates::ActType& evidence_type);
// The same of one official, who must be of the act's unit.
[[nodiscard]] std::optional<Certifier> certifier_of(const Services& services, db::Connection& db,
                                                    const EvidenceFacts& facts,
                                                    const templates::ActType& evidence_type,
                                                    const Rfc& official);

// The days of the count that leads to the notification, in order.
[[nodiscard]] std::vector<templates::TracedDay> notification_days(
    const std::vector<TraceDay>& trace);

}  // namespace buzon::app
