#pragma once

#include "db/mailboxes.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace buzon::db {

// A code that proves that somebody reads an address, from being asked for to being used. Of a
// contact only the newest one counts.
struct ContactCode {
    std::int64_t id = 0;
    Instant requested_at;
    std::optional<Sha256> code_sha;  // once a try to send it began
    std::optional<Instant> sent_at;
    std::optional<Instant> failed_at;
    std::string reply;  // what the mail server or the provider said last
    int wrong = 0;      // codes tried that were not it
};
// Whatever was still to leave for the contact will not leave any more.
void request_code(Transaction& tx, std::int64_t contact, Instant now);
[[nodiscard]] std::optional<ContactCode> newest_code(Connection& db, std::int64_t contact);
void count_wrong_code(Transaction& tx, std::int64_t code);

struct CodeCount {
    std::int64_t of_contact = 0;
    std::int64_t of_person = 0;
};
// How many were asked for since then, to this address and by this person in all.
[[nodiscard]] CodeCount codes_since(Connection& db, const ContactMeans& contact, Instant since);

// One that is to leave now, held until `until`; a holder that died loses it then. Nothing: none is.
struct CodeToSend {
    std::int64_t id = 0;
    ContactKind kind;
    std::string address;
    int tries = 0;  // this one included
};
[[nodiscard]] std::optional<CodeToSend> claim_code(Transaction& tx, Instant now, Instant until);
void set_code(Transaction& tx, std::int64_t code, const Sha256& code_sha);
enum class CodeFate { Sent, Failed, Again };
struct CodeOutcome {
    CodeFate fate = CodeFate::Again;
    Instant at;  // Again: not before then
    std::string reply;
};
void settle_code(Transaction& tx, std::int64_t code, const CodeOutcome& outcome);

// Contact means registered at or before `until` and never confirmed: lapsed now, and returned.
[[nodiscard]] std::vector<ContactMeans> lapse_contacts(Transaction& tx, Instant until, Instant now);

}  // namespace buzon::db
