#pragma once

#include "db/connection.hpp"
#include "gateway/app/admission.hpp"
#include "gateway/services.hpp"

#include <vector>

namespace buzon::app {

// What admit() needs to know of these acts, in their order: a handful of queries whatever their
// number. `now` decides offices, competences and certificates.
[[nodiscard]] std::vector<AdmissionFacts> gather_facts(const Services& services, db::Connection& db,
                                                       const std::vector<Heading>& headings,
                                                       Instant now);

// The e.firma of an official and what is found about it now: chain, validity, CRL and, if
// signing.ocsp_at_issue says so, OCSP (X3: never a certificate not in force on the act's date).
// Speaks to the responder, so no transaction may be open. Empty: no e.firma is kept here.
[[nodiscard]] std::optional<SigningFacts> signing_facts(const Services& services, const Rfc& rfc,
                                                        Instant now);

[[nodiscard]] BankFacts gather_bank_facts(db::Connection& db, const templates::CheckedAct& act,
                                          Instant now);

// Orders that collect the same debt share this identifier: unit and group as the instance names it.
[[nodiscard]] std::string group_uuid(const templates::CheckedAct& act);

}  // namespace buzon::app
