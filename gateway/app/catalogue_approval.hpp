#pragma once

#include "core/finding.hpp"
#include "core/rfc.hpp"
#include "db/catalogue_signatures.hpp"
#include "gateway/services.hpp"
#include "templates/catalogue.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace buzon::app {

// What an official who vouches for a version signs: type, version, digest of its files, his RFC.
[[nodiscard]] std::string catalogue_cadena(const templates::ActType& type, const Rfc& official);

struct CatalogueConsent {
    const templates::ActType& type;
    std::string_view certificate;  // DER or PEM
    std::string_view signature_base64;
};

// One official's signed consent to the exact files of a version. The first proposes them, the
// second, a different person with the role "juridico", approves them; only then may acts of the
// version be issued, and a changed file begins anew. Every reason at once: EFIRMA-…,
// CATALOGO-FIRMA, CATALOGO-ROL, CATALOGO-REPETIDA (the same person twice), CATALOGO-COMPLETA.
[[nodiscard]] tl::expected<db::CatalogueStep, Findings> vouch(const Services& services,
                                                              const CatalogueConsent& consent);

}  // namespace buzon::app
