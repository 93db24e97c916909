#pragma once

#include "core/finding.hpp"
#include "core/rfc.hpp"
#include "gateway/services.hpp"
#include "signing/certificate.hpp"
#include "signing/report.hpp"

#include <tl/expected.hpp>

#include <string_view>

namespace buzon::app {

// Somebody's e.firma, shown to us now: the certificate and whose it is.
struct PresentedEfirma {
    signing::Certificate certificate;
    Rfc holder;
    signing::Codes codes;  // everything that was found, for the evidence
};

// An e.firma in force now, of a configured authority, known not to be revoked (CRL, else OCSP; CFF
// 17-D, 17-H). Every reason at once: CER-ILEGIBLE, EFIRMA-TIPO, EFIRMA-<code of signing/report>;
// EFIRMA-REVOCACION-PENDIENTE when nobody could say whether it is revoked. May ask the OCSP
// responder, so no transaction may be open.
[[nodiscard]] tl::expected<PresentedEfirma, Findings> examine_efirma(const Services& services,
                                                                     std::string_view certificate);

}  // namespace buzon::app
