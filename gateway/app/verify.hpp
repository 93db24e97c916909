#pragma once

#include "core/instant.hpp"
#include "signing/report.hpp"
#include "signing/trust.hpp"
#include "templates/catalogue.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::app {

enum class VerifiedKind {
    Pdf,       // PAdES
    XmlSeal,   // an act, acuse or constancia with its sello digital (CFF 38-V)
    Xades,     // an order to a bank or its answer
    Evidence,  // of an event (ETSI EN 319 522)
    Unknown,
};
[[nodiscard]] std::string_view spanish(VerifiedKind kind);

struct Verification {
    VerifiedKind kind = VerifiedKind::Unknown;
    signing::Report report;
    std::string folio;               // what the document says of itself, once its signature holds
    std::string check_code;          // of a sealed XML
    std::vector<std::string> story;  // of an evidence whose signature holds (evidence_story.hpp)
};

// A verdict on any document of ours, offline: nothing but the bytes, the pinned authorities and the
// act catalogue (whose cadena.xslt tells what was sealed). `at`: the time for which certificates
// are examined when the document carries no time-stamp. Never throws for bad input.
[[nodiscard]] Verification verify(std::string_view bytes, const signing::TrustStore& trust,
                                  const templates::Catalogue& catalogue, Instant at);

}  // namespace buzon::app
