#pragma once

#include "gateway/app/verify.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::app {

// A verification as a person reads it: the verdict first, then what was examined, link by link.
enum class Outcome : std::uint8_t {
    Genuine,    // signed by the Institute or one of its officials, whole, certificate good at its
                // time
    Rehearsal,  // as genuine, but of a rehearsal: no effects in law
    Foreign,    // a good signature, but of nobody of the Institute; or none at all
    Altered,    // the content, or its signature, is not what was signed
    NotValid,   // unchanged, but the signature does not hold: certificate, algorithm, form
    Unknown,    // cannot be read, or a link could not be examined
};
[[nodiscard]] std::string_view name_of(Outcome outcome);  // of the API: "autentico" …
[[nodiscard]] std::string_view spanish(Outcome outcome);  // one plain sentence

// Whose certificate signed: known to the caller, who holds the registry.
enum class Author : std::uint8_t { Institute, Somebody };

enum class LinkState : std::uint8_t { Good, Doubt, Bad, NotSeen };
[[nodiscard]] std::string_view name_of(LinkState state);
struct Link {
    std::string name;  // "Firma", "Documento completo" …
    LinkState state = LinkState::NotSeen;
    std::vector<std::string> texts;  // a sentence each
};

struct Explained {
    Outcome outcome = Outcome::Unknown;
    std::vector<Link> links;  // always the same, in this order: signature, document, signer,
                              // certificate, revocation, time
};
// Pure.
[[nodiscard]] Explained explain(const Verification& verification, Author author);

}  // namespace buzon::app
