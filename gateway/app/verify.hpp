#pragma once

#include "core/instant.hpp"
#include "signing/report.hpp"
#include "signing/tlog/tlog_proof.hpp"
#include "signing/trust.hpp"
#include "templates/catalogue.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace buzon::app {

enum class VerifiedKind {
    Pdf,         // PAdES
    XmlSeal,     // an act, acuse or constancia with its sello digital (CFF 38-V)
    Xades,       // an order to a bank or its answer
    LogReceipt,  // *.tlog-proof: that an entry is in the Merkle log
    Unknown,
};
[[nodiscard]] std::string_view spanish(VerifiedKind kind);

struct Verification {
    VerifiedKind kind = VerifiedKind::Unknown;
    signing::Report report;
    std::string folio;       // what the document says of itself, once its signature holds
    std::string check_code;  // of a sealed XML
    std::optional<signing::TlogProofReport> receipt;  // of a receipt of the log
};

// A verdict on any document of ours, offline: nothing but the bytes, the pinned authorities and the
// act catalogue (whose cadena.xslt tells what was sealed). `at`: the time for which certificates
// are examined when the document carries no time-stamp. Never throws for bad input.
[[nodiscard]] Verification verify(std::string_view bytes, const signing::TrustStore& trust,
                                  const templates::Catalogue& catalogue, Instant at);

// Whether the bytes are for verify_receipt().
[[nodiscard]] bool is_receipt(std::string_view bytes);
// A verdict on a receipt of the Merkle log, offline: the logs and witnesses of the policy, and the
// entry, if the receipt is to be about this one.
[[nodiscard]] Verification verify_receipt(std::string_view bytes, const signing::LogPolicy& policy,
                                          std::optional<std::string_view> entry);

}  // namespace buzon::app
