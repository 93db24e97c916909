#pragma once

#include "db/acts.hpp"
#include "db/documents.hpp"
#include "gateway/app/produce.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace buzon::app {

// An acuse or constancia as templates/evidence.hpp composed it, and who signs it.
struct EvidenceOrder {
    std::string_view composed_xml;
    std::string unit;  // whose numbering the document takes
    std::string place;
    const signing::Signer& signer;
};

struct EvidenceDocument {
    Folio folio;
    std::string xml;  // sealed, XAdES B-T
    std::string pdf;  // PAdES B-T
};

// Checks, numbers, seals, renders and signs. Reserves a folio in a transaction of its own; nothing
// else is stored. A document of ours that fails its own check is std::logic_error.
[[nodiscard]] tl::expected<EvidenceDocument, Findings> make_evidence(const Services& services,
                                                                     const EvidenceOrder& order);

// Stores both files and ties them to the act; returns the digest of the XML, which events cite.
struct EvidenceRoles {
    db::DocumentRole xml;
    db::DocumentRole pdf;
};
Sha256 store_evidence(db::Transaction& tx, ActId act, const EvidenceDocument& document,
                      EvidenceRoles roles, Instant now);

}  // namespace buzon::app
