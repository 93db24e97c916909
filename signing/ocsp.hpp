#pragma once

#include "core/clock.hpp"
#include "signing/report.hpp"
#include "signing/trust.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace buzon::signing {

// Sends a DER OCSPRequest (Content-Type application/ocsp-request) and returns the body, or nullopt
// when there was no usable answer in time. Called from the thread that asks; must be thread-safe.
using OcspTransport =
    std::function<std::optional<std::string>(const std::string& url, const std::string& request)>;

// Where to ask. SAT's certificates name no responder, so it is configured by issuer common name.
struct OcspEndpoints {
    std::map<std::string, std::string> url_by_issuer;
    std::string default_url;              // for issuers not listed; "" = none
    std::chrono::seconds tolerance{300};  // clock difference and age without nextUpdate
};

struct OcspAnswer {
    Codes codes;           // NotRevokedOcsp, CertificateRevoked, RevokedAfterwards, Ocsp…
    std::string response;  // DER, as received: evidence; "" when nothing came
    std::optional<Instant> produced_at;
    std::optional<Instant> revoked_at;
};

// RFC 6960 client. A failure to get an answer is OcspUnavailable + RevocationUnknown (the opening
// stays "revocación pendiente"; never a fall back to a weaker login), not an exception.
// Thread-safe.
class OcspClient {
  public:
    // `trust` and `clock` outlive this object.
    OcspClient(const TrustStore& trust, OcspEndpoints endpoints, OcspTransport transport,
               const Clock& clock);

    // State of the certificate for something signed at `at`.
    [[nodiscard]] OcspAnswer ask(const Certificate& certificate, Instant at) const;

  private:
    const TrustStore* trust_;
    OcspEndpoints endpoints_;
    OcspTransport transport_;
    const Clock* clock_;
};

// The same judgement over a stored answer. `request` may be empty: then no nonce is compared.
// `now`: when the answer was received.
[[nodiscard]] OcspAnswer judge_ocsp(const TrustStore& trust, const Certificate& certificate,
                                    const std::string& request, const std::string& response,
                                    Instant at, Instant now,
                                    std::chrono::seconds tolerance = std::chrono::seconds{300});

}  // namespace buzon::signing
