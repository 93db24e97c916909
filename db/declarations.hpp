#pragma once

#include "db/people.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace buzon::db {

// What somebody is about to sign for himself or for whom he represents.
struct DeclarationRequest {
    std::string nonce;
    Rfc rfc;
    Rfc signer;
    std::string kind;
    std::string fields;  // JSON object of texts
    std::string cadena;  // the very text that is signed
    Instant created_at;
    Instant expires_at;
};
void create_declaration_request(Transaction& tx, const DeclarationRequest& request);
// Removes and returns it; nothing when unknown, already taken or expired.
[[nodiscard]] std::optional<DeclarationRequest> take_declaration_request(Transaction& tx,
                                                                         std::string_view nonce,
                                                                         Instant now);

// What happened to a mailbox. Append-only.
enum class Happening {
    ContactAdded,
    ContactConfirmed,
    ContactLapsed,   // never confirmed in its 72 hours
    ContactDropped,  // taken out unconfirmed: no acuse (law.md B6)
    ContactWithdrawn,
    TermsSigned,
    CedulasRequested,  // LSS 40
    PersonGranted,
    PersonRevoked,
    Enabled,
};
[[nodiscard]] std::string_view name_of(Happening kind);
[[nodiscard]] std::optional<Happening> happening_of(std::string_view name);

struct AcuseFiles {
    Sha256 xml;
    Sha256 pdf;
};
struct MailboxHappening {
    Rfc rfc;
    Happening kind;
    Instant occurred_at;
    std::string actor;   // RFC, or "buzon"
    std::string detail;  // JSON object of texts
    std::optional<AcuseFiles> acuse = std::nullopt;
    std::int64_t id = 0;  // given when stored
};
void append(Transaction& tx, const MailboxHappening& happening);
// Newest first.
[[nodiscard]] std::vector<MailboxHappening> happenings_of(Connection& db, const Rfc& rfc);
[[nodiscard]] std::optional<MailboxHappening> newest_happening(Connection& db, const Rfc& rfc,
                                                               Happening kind);

// Makes what follows of this person one at a time, until the transaction ends. False: unknown.
[[nodiscard]] bool lock_person(Transaction& tx, const Rfc& rfc);

}  // namespace buzon::db
