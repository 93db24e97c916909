#pragma once

#include "core/sha256.hpp"
#include "templates/catalogue.hpp"

#include <string>
#include <string_view>

namespace buzon::templates {

// The cadena original of a stamped (or already sealed) document: "||field|field|…||", UTF-8, the
// fields of the type's cadena.xslt in their fixed order: type, version, folio, instant, unit,
// addressee's and signer's RFC, reference, the type's amounts, the digest of the HTML twin where
// the stamp has one and, last, the SHA-256 of the stamped payload. In a field "\" is written "\\"
// and "|" is written "\|"; nothing is trimmed, white space stays as it is.
// std::logic_error when the document is not stamped.
[[nodiscard]] std::string cadena_original(const ActType& type, std::string_view xml);

// SHA-256 of the Canonical XML 1.0 of the document without its <sello>.
[[nodiscard]] Sha256 payload_digest(std::string_view xml);

}  // namespace buzon::templates
