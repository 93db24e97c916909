#pragma once

#include "core/finding.hpp"
#include "core/rfc.hpp"
#include "core/sha256.hpp"
#include "db/declarations.hpp"
#include "db/mailboxes.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace buzon::app {

// Limits of contact means (law.md B4–B6).
inline constexpr std::size_t kMostEmails = 5;
inline constexpr std::size_t kMostMobiles = 1;
inline constexpr std::chrono::hours kConfirmWithin{72};  // natural hours

// Whose mailbox is being arranged, and by whom.
struct Party {
    db::Person owner;
    Rfc signer;
    db::RepresentativeRole role;  // Titular or Representante
};

// The mailbox of `caller`, or of `owner` when it is not empty and `caller` is its representante
// today (CFF 19). Anything else, other roles included: HABILITACION-AJENA.
[[nodiscard]] tl::expected<Party, Findings> find_party(const Services& services, db::Connection& db,
                                                       const Rfc& caller, std::string_view owner);

// The terms and conditions that are signed now: enrolment.terms, or those that come with the
// program. The file is named after its version ("1.0.txt"). TERMINOS-ILEGIBLE.
struct Terms {
    std::string version;
    std::string text;
    Sha256 sha;
};
[[nodiscard]] tl::expected<Terms, Findings> current_terms(const Services& services);

// Terms of today signed, an e-mail and a mobile confirmed: then the mailbox exists from now on. The
// caller holds the owner (db::lock_person). Does nothing while something is missing or when it
// exists.
void enable_if_complete(db::Transaction& tx, const Party& party, const Terms& terms, Instant now);

// Counts for avisos and codes: confirmed, not lapsed.
[[nodiscard]] bool in_use(const db::ContactMeans& means);
// Waits for its code, in time.
[[nodiscard]] bool pending(const db::ContactMeans& means, Instant now);
// Came back after it was confirmed the last time.
[[nodiscard]] bool bounced(const db::ContactMeans& means);

}  // namespace buzon::app
