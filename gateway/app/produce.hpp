#pragma once

#include "core/folio.hpp"
#include "core/sha256.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace buzon::templates {
struct ActType;
}

namespace buzon::app {

// The documents of an issued act, or of an acuse or constancia, ready to be stored.
struct Produced {
    std::string xml;   // stamped and sealed (CFF 17-D, 38-V)
    std::string html;  // the twin for screens
    std::string pdf;   // PDF/A-3 with the XML inside, PAdES B-T of the official
    Sha256 xml_sha;
    Sha256 html_sha;
    Sha256 pdf_sha;
    std::string check_code;
};

struct ProduceInput {
    const templates::ActType& type;
    std::string_view checked_xml;  // as templates::check() or check_evidence() gave it
    const signing::Signer& signer;
    const Folio& folio;
    Instant at;
    std::string place;  // CFF 38: where it is issued
};

// Page → stamp with its digest → cadena original → sello → PDF → signature with time-stamp. No
// database. The findings are characters that cannot be printed. Thread-safe; throws signing::Error
// and templates::Error.
[[nodiscard]] tl::expected<Produced, Findings> produce(const Services& services,
                                                       const ProduceInput& input);

// Where the public checks this folio; printed in the document and in its QR.
[[nodiscard]] std::string verification_url(const Config& config, const Folio& folio);

}  // namespace buzon::app
