#pragma once

#include "core/business_days.hpp"
#include "core/clock.hpp"
#include "core/finding.hpp"
#include "core/rfc.hpp"
#include "core/standing.hpp"
#include "gateway/config.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace buzon {

class Calendar;
namespace db {
class Pool;
}
namespace signing {
class LogPolicy;
class NoteSigner;
class OcspClient;
class Signer;
class TimestampAuthority;
class TrustStore;
}  // namespace signing
namespace channels {
class BankSchemas;
}
namespace templates {
class Catalogue;
class Fonts;
}  // namespace templates

// The parts a command asks for: nothing is opened that it does not use, so that `check` needs no
// database and `verify` no keys.
enum class Part { Catalogue, Calendar, Fonts, Trust, Signers, Timestamps, Banks, Ledger, Database };
using Parts = std::set<Part>;
inline const Parts kAllParts{Part::Catalogue, Part::Calendar, Part::Fonts,
                             Part::Trust,     Part::Signers,  Part::Timestamps,
                             Part::Banks,     Part::Ledger,   Part::Database};

// A key that was opened, by the name the configuration gives it.
struct NamedKey {
    std::string name;
    std::string purpose;            // key.*.purpose
    const signing::Signer* signer;  // owned by Services
};

// Everything the use cases (gateway/app) share, built once by make_services() and outliving them.
// Immutable and thread-safe after construction. Asking for a part that was not built is
// std::logic_error.
class Services {
  public:
    Services(Services&&) noexcept;
    Services& operator=(Services&&) noexcept;
    ~Services();

    [[nodiscard]] const Config& config() const;
    [[nodiscard]] const Clock& clock() const;
    [[nodiscard]] Instant now() const { return clock().now(); }
    // A rehearsal when the configuration names another clock than the system's (clock.mode).
    [[nodiscard]] Standing standing() const;
    [[nodiscard]] const templates::Catalogue& catalogue() const;
    // The terms and conditions of the mailbox: enrolment.terms, or those that come with the
    // program.
    [[nodiscard]] std::filesystem::path terms_file() const;
    [[nodiscard]] const Calendar& calendar() const;
    // The non-working days of a unit, by its scope as the registry writes it; std::runtime_error
    // when the registry holds something that is no scope.
    [[nodiscard]] ScopedCalendar calendar_of(const std::string& scope) const;
    [[nodiscard]] const templates::Fonts& fonts() const;
    [[nodiscard]] const signing::TrustStore& trust() const;
    // nullptr when no responder is configured (signing.ocsp_url).
    [[nodiscard]] const signing::OcspClient* ocsp() const;
    // The e.firma kept for this official; nullptr when there is none. When the folder holds
    // several of one RFC, the one in force now that lasts longest.
    [[nodiscard]] const signing::Signer* official(const Rfc& rfc) const;
    // Every key, officials' first; also one whose token is away.
    [[nodiscard]] std::vector<NamedKey> keys() const;
    // The seal of the Institute (CFF 17-E): acuses, avisos.
    [[nodiscard]] const signing::Signer& seal() const;
    // The seal of the evidences; its key is elliptic.
    [[nodiscard]] const signing::Signer& evidence_seal() const;
    [[nodiscard]] const signing::TimestampAuthority& timestamps() const;
    // Signs the Merkle log under its origin; nullptr when this process does not keep it.
    [[nodiscard]] const signing::NoteSigner* log_signer() const;
    // The logs and witnesses that are believed: ledger.policy, else our own key. With neither, a
    // policy that believes nobody.
    [[nodiscard]] const signing::LogPolicy& log_policy() const;
    // As a witness of other logs; nullptr when we are none.
    [[nodiscard]] const signing::NoteSigner* witness_signer() const;
    [[nodiscard]] const signing::LogPolicy& witness_policy() const;
    // The schemas of the messages to and from banks.
    [[nodiscard]] const channels::BankSchemas& bank_schemas() const;
    [[nodiscard]] db::Pool& database() const;

    struct Impl;  // services.cpp
    explicit Services(std::unique_ptr<Impl> impl);

  private:
    std::unique_ptr<Impl> impl_;
};

// A token that is away is no finding: what needs its key waits for it, and nothing else signs.
// Builds the parts; every part that cannot be built is a finding that names the configuration key.
// A database that does not answer is db::Error, when it is first used. `clock`: for tests; nullptr
// takes the one the configuration names.
[[nodiscard]] tl::expected<Services, Findings> make_services(
    Config config, const Parts& parts = kAllParts, std::unique_ptr<Clock> clock = nullptr);

}  // namespace buzon
