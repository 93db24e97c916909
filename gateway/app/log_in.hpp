#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "core/rfc.hpp"
#include "db/sessions.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace buzon::app {

// A fresh text to be signed with the e.firma; good for five minutes and one use.
struct Challenge {
    std::string nonce;
    std::string text;  // its UTF-8 bytes are what is signed (RSA-SHA256)
    Instant expires;
};
[[nodiscard]] Challenge make_challenge(const Services& services);

struct SignedChallenge {
    std::string_view nonce;
    std::string_view certificate;  // DER or PEM
    std::string_view signature_base64;
};
struct OpenedSession {
    std::string token;  // shown once; only its digest is stored
    Rfc rfc;
    db::SessionRole role;
    Instant expires;
};

// Who holds the private key of an e.firma in force gets a session: staff when the registry has an
// official of that RFC in force, else an employer, whom the registry need not know yet: name and
// CURP are then those of the certificate. Refused: EFIRMA-…, RETO-VENCIDO, RETO-FIRMA.
[[nodiscard]] tl::expected<OpenedSession, Findings> log_in(const Services& services,
                                                           const SignedChallenge& challenge);

}  // namespace buzon::app
