#pragma once

#include "core/clock.hpp"
#include "core/finding.hpp"
#include "core/sha256.hpp"
#include "signing/report.hpp"
#include "signing/signer.hpp"
#include "signing/trust.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::signing {

struct TimestampConfig {
    std::vector<Certificate> chain;         // issuers sent along, the root may be left out
    std::string policy = "0.4.0.2023.1.1";  // TSTInfo.policy; ETSI EN 319 421 best practice
    int accuracy_seconds = 1;
};

// Internal time-stamp unit (RFC 3161, ETSI EN 319 422): in process for our own signatures, and over
// HTTP for anybody. Tokens carry SigningCertificateV2 and milliseconds. Thread-safe.
class TimestampAuthority {
  public:
    // `signer`: a certificate whose only extended key usage is timeStamping, critical (RFC 3161
    // §2.3); refused otherwise (TSA-CERTIFICADO). `clock` outlives this object. `next_serial` is
    // called once a token, from any thread; it must never repeat a value, also across restarts.
    [[nodiscard]] static tl::expected<TimestampAuthority, Finding> make(
        Signer signer, TimestampConfig config, const Clock& clock,
        std::function<std::uint64_t()> next_serial);

    TimestampAuthority(TimestampAuthority&&) noexcept;
    TimestampAuthority& operator=(TimestampAuthority&&) noexcept;
    ~TimestampAuthority();

    [[nodiscard]] const Certificate& certificate() const;
    [[nodiscard]] const Signer& signer() const;
    // TimeStampToken (DER) over this digest. Throws Error{Timestamp}, or
    // Error{KeyAway} when the unit's token does not serve; so does respond().
    [[nodiscard]] std::string stamp(const Sha256& digest) const;
    // TimeStampResp (DER) to a TimeStampReq (DER); a bad request gets a rejection, also as DER.
    // Accepts SHA-256, SHA-384 and SHA-512 imprints.
    [[nodiscard]] std::string respond(std::string_view request) const;

    struct Impl;  // timestamp.cpp

  private:
    explicit TimestampAuthority(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// One examined token. `gen_time` is set whenever it could be read, also from a bad token.
struct TokenReport {
    Codes
        codes;  // TimestampTrusted, or TimestampInvalid / TimestampUntrusted with the chain's codes
    std::optional<Instant> gen_time;
    std::string serial;  // hexadecimal
    std::string policy;  // dotted OID
    std::optional<Certificate> authority;
    std::vector<Certificate> companions;  // certificates that came in the token

    [[nodiscard]] bool good() const { return codes.count(Code::TimestampTrusted) != 0; }
};

// Verifies a TimeStampToken against the digest it must cover: CMS signature, ESSCertID(V2), chain
// at genTime to a timestamp anchor (or, for a pinned NOM-151 policy, to a NOM-151 root).
enum class TokenPadding { None, Zeros };  // a PDF leaves zeros behind its token
[[nodiscard]] TokenReport verify_token(std::string_view token, const Sha256& digest,
                                       const TrustStore& trust,
                                       TokenPadding padding = TokenPadding::None);

}  // namespace buzon::signing
