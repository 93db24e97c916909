#pragma once

#include "db/people.hpp"
#include "db/rows.hpp"

#include <span>

namespace buzon::db {

// The enabling record of a tax mailbox (LSS 40, 286 M).
struct Mailbox {
    Rfc rfc;
    Instant enabled_at;
    Sha256 terms_sha;                           // terms and conditions as signed
    std::optional<Instant> cedulas_request_at;  // LSS 40: cédulas only on express request
    std::optional<Instant> closed_at;
};
// False when the person already has one (nothing changes then).
[[nodiscard]] bool enable_mailbox(Transaction& tx, const Mailbox& mailbox);
[[nodiscard]] std::optional<Mailbox> find_mailbox(Connection& db, const Rfc& rfc);
void request_cedulas(Transaction& tx, const Rfc& rfc, Instant at);
// Signed again, of a newer version.
void renew_terms(Transaction& tx, const Rfc& rfc, const Sha256& terms);
void close_mailbox(Transaction& tx, const Rfc& rfc, Instant at);

enum class ContactKind { Email, Mobile };
[[nodiscard]] std::string_view name_of(ContactKind kind);
[[nodiscard]] std::optional<ContactKind> contact_kind_of(std::string_view name);

// Where avisos go. Only a confirmed one counts; a bounce is a fact about it and does not take it
// out (SJF 2031717), lapsing does.
struct ContactMeans {
    std::int64_t id = 0;
    Rfc rfc;
    ContactKind kind;
    std::string address;
    Instant registered_at;
    std::optional<Instant> confirmed_at;
    std::optional<Instant> bounced_at;
    std::optional<Instant> lapsed_at;     // never confirmed in time, dropped, or withdrawn
    std::optional<Instant> withdrawn_at;  // by a signed declaration
};
// Returns the new id; the one of the same address when it is registered already.
std::int64_t add_contact(Transaction& tx, const ContactMeans& means);
// Registers an address, or registers it anew after it lapsed or was withdrawn, unconfirmed.
// Nothing: it is registered and counts, or waits for its code.
[[nodiscard]] std::optional<std::int64_t> register_contact(Transaction& tx,
                                                           const ContactMeans& means);
enum class ContactMark { Confirmed, Bounced, Lapsed, Withdrawn };
void mark_contact(Transaction& tx, std::int64_t contact_id, ContactMark mark, Instant at);
[[nodiscard]] std::vector<ContactMeans> contacts_of(Connection& db, const Rfc& rfc);
[[nodiscard]] ContactMeans read_contact(Fields f);  // a row of all its columns

// All that issuing needs to know of an addressee: confirmed, not lapsed e-mail addresses only.
struct Addressee {
    Person person;
    std::optional<Mailbox> mailbox;
    std::vector<std::string> emails;
};
// One query for a batch; those unknown are missing from the answer. Any order.
[[nodiscard]] std::vector<Addressee> find_addressees(Connection& db, const std::vector<Rfc>& rfcs);

}  // namespace buzon::db
