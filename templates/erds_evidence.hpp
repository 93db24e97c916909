#pragma once

#include "core/instant.hpp"
#include "core/sha256.hpp"
#include "core/standing.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::templates {

// One evidence of ETSI EN 319 522-3: what happened to an act (or to an order to a bank, or to the
// platform), when, when we learned it, between whom, over which bytes. Nothing in it may change
// later: what it names are keys and digests of rows that only grow, so that the very bytes can be
// made again from them.

struct EvidencedDocument {
    std::string name;  // "acto.xml", "acto.pdf", "prueba"
    std::string media_type;
    Sha256 sha;
};

struct EvidencedParty {
    std::string scheme;  // "rfc", "unidad", "banco", "publico"
    std::string id;
    std::vector<std::pair<std::string, std::string>> attributes;  // name and value
};

// The date that follows from the event, and how it was counted.
struct EvidencedTerm {
    std::string calendar;  // version
    LocalDate notified{};
    LocalDate effective{};
    std::string days;  // as evidenced_days() writes them; empty when not kept
};
struct EvidencedDay {
    LocalDate date{};
    int counted = 0;  // 1, 2, 3 …; 0 when the day does not count
    std::string why;
};
// One line a day: "2026-11-14 0 sábado".
[[nodiscard]] std::string evidenced_days(const std::vector<EvidencedDay>& days);

struct ErdsEvidence {
    Sha256 id;            // of the event, from which it is derived
    std::string uri;      // of the event
    std::string history;  // "act", "bank", "failure"
    std::string kind;     // name of the event in that history
    std::string reason;   // its EventReason
    std::string words;    // the same for people, in Spanish
    Instant occurred;
    Instant learned;
    std::string actor;
    std::string detail;   // JSON object, without personal data
    std::string subject;  // "urn:buzon:acto:3901-2026-…"
    EvidencedParty sender;
    EvidencedParty recipient;
    std::optional<Instant> submitted;
    std::vector<EvidencedDocument> documents;  // at least one
    std::optional<EvidencedTerm> term;
    int no = 1;                      // its place among those of the same act
    std::optional<Sha256> previous;  // digest of the one before it; none for the first
    Standing standing = Standing::Legal;
};

// Exclusive canonical XML (the bytes that URI="" digests), without declaration, valid by
// templates/erds/evidence.xsd, ready for signing::seal_xml. `form` 1 is the only one there is: a
// change of what is written here is another form, because evidences are made again from their
// parts.
[[nodiscard]] std::string compose(const ErdsEvidence& evidence);

}  // namespace buzon::templates
