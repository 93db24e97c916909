#pragma once

#include "core/folio.hpp"
#include "core/instant.hpp"
#include "core/sha256.hpp"
#include "core/standing.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace buzon::templates {

// What the gateway adds when it issues: the instance becomes the stamped payload.
struct Emission {
    Folio folio;
    Instant at;
    std::string place;                                 // CFF 38: place of issue
    std::string verification_url;                      // public address where this folio is checked
    std::optional<Sha256> html_digest = std::nullopt;  // UnsealedPage::digest(), once it is made
    Standing standing = Standing::Legal;               // a rehearsal says so
};

// The digital seal over the cadena original (CFF 17-D, 38-V).
struct Seal {
    std::string cadena;
    std::string value_base64;        // RSA-SHA256 over the UTF-8 bytes of the cadena
    std::string certificate_number;  // 20 digits
    std::string holder_name;
    std::string holder_rfc;
    Instant valid_from;
    Instant valid_to;
    std::string certificate_base64;  // DER
};

// Both take and return Canonical XML 1.0 (no declaration): what check() gives. stamp() makes
// <emision> the first child of the root, attach_seal() makes <sello> the last; removing <sello>
// gives back the stamped bytes exactly. std::logic_error when the document already carries one, is
// no XML, or (attach_seal) is not stamped.
[[nodiscard]] std::string stamp(std::string_view checked_xml, const Emission& emission);
[[nodiscard]] std::string attach_seal(std::string_view stamped_xml, const Seal& seal);

}  // namespace buzon::templates
