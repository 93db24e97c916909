#pragma once

#include "core/finding.hpp"
#include "core/folio.hpp"
#include "core/instant.hpp"
#include "core/rfc.hpp"
#include "core/sha256.hpp"
#include "core/term_result.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace buzon::app {

// Step one of opening: what the recipient must sign with the e.firma.
struct OpenRequest {
    std::string nonce;
    std::string cadena;  // UTF-8; its bytes are what is signed (RSA-SHA256)
    Instant expires;
};

// For an act whose aviso has left, addressed to whom `caller` is or may speak for (CFF 19, LSS 5 A
// XXIV). Refused: ACTO-INEXISTENTE (also while it is hidden, and when it is another's: nothing
// shows that it exists), PAPEL-SOLO-VISTA (a contador), APERTURA-IMPROCEDENTE (estrados, orders to
// banks), APERTURA-YA (notified).
[[nodiscard]] tl::expected<OpenRequest, Findings> request_opening(const Services& services,
                                                                  const Rfc& caller,
                                                                  const Folio& folio);

// Step two: the signature. Good for fifteen minutes and one use.
struct SignedOpening {
    std::string_view nonce;
    std::string_view certificate;  // DER or PEM
    std::string_view signature_base64;
};

struct OpenedAct {
    Sha256 acuse;  // of the acuse's XML; both files are stored with the act
    NotificationTerms terms;
};

// The acuse de recibo of CFF 134-I: the recipient's signature over folio, digest of the act, nonce
// and time; certificate in force, not revoked and the recipient's (CFF 17-D, 17-H); sealed by the
// Institute. The notification is what the term engine says. Committed when it returns. Every reason
// at once: EFIRMA-…, APERTURA-AJENA, APERTURA-FIRMA, APERTURA-NONCE and those of step one. When
// revocation cannot be asked the opening is not proven: EFIRMA-REVOCACION-PENDIENTE.
[[nodiscard]] tl::expected<OpenedAct, Findings> open_act(const Services& services,
                                                         const Rfc& caller, const Folio& folio,
                                                         const SignedOpening& opening);

}  // namespace buzon::app
