#pragma once

#include "core/finding.hpp"
#include "core/folio.hpp"
#include "core/instant.hpp"
#include "core/sha256.hpp"
#include "gateway/app/declaration_text.hpp"
#include "gateway/app/enrolment_contacts.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace buzon::app {

// Step one of declaring: what must be signed with the e.firma. The fields are completed with what
// is known (version and digest of the terms, the address, the name of whom is revoked). Refused,
// every reason at once: HABILITACION-AJENA, DECLARACION-TIPO, DECLARACION-CAMPO,
// DECLARACION-SIN-UNIDAD and the reasons of `declare`.
struct DeclarationToSign {
    std::string nonce;
    std::string cadena;  // UTF-8; its bytes are what is signed (RSA-SHA256)
    Instant expires;     // a quarter of an hour
};
[[nodiscard]] tl::expected<DeclarationToSign, Findings> request_declaration(
    const Services& services, const EnrolmentCaller& who, std::string_view kind,
    DeclarationFields fields);

struct SignedDeclaration {
    std::string_view nonce;
    std::string_view certificate;  // DER or PEM
    std::string_view signature_base64;
};
struct Declared {
    Folio folio;
    Sha256 acuse;  // of its XML
};

// Step two: the signature; good for one use. The change and its acuse, sealed by the Institute, are
// committed together when it returns. EFIRMA-…, DECLARACION-NONCE, DECLARACION-FIRMA,
// HABILITACION-AJENA, CONTACTO-INEXISTENTE, CONTACTO-ULTIMO (at least one confirmed e-mail is
// kept), TERMINOS-OTROS (a newer version came), TERMINOS-YA, CEDULAS-YA, PERSONA-PROPIA,
// PERSONA-YA, PERSONA-INEXISTENTE, and letters that cannot be printed.
[[nodiscard]] tl::expected<Declared, Findings> declare(const Services& services, const Rfc& caller,
                                                       const SignedDeclaration& declaration);

}  // namespace buzon::app
