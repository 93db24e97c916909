#include "db/contact_codes.hpp"

#include "db/names.hpp"

#include <stdexcept>

namespace buzon::db {
namespace {

constexpr Query kSupersede{"contact_code_supersede",
                           "UPDATE contact_codes SET failed_at = $2, reply = 'superado'"
                           " WHERE contact = $1 AND sent_at IS NULL AND failed_at IS NULL"};
constexpr Query kRequest{"contact_code_request",
                         "INSERT INTO contact_codes (contact, requested_at, not_before)"
                         " VALUES ($1, $2, $2)"};

constexpr Query kNewest{"contact_code_newest",
                        "SELECT id, requested_at, code_sha, sent_at, failed_at, reply, wrong"
                        " FROM contact_codes WHERE contact = $1 ORDER BY id DESC LIMIT 1"};

constexpr Query kWrong{"contact_code_wrong",
                       "UPDATE contact_codes SET wrong = wrong + 1 WHERE id = $1"};

constexpr Query kCount{"contact_codes_since",
                       "SELECT count(*) FILTER (WHERE c.id = $1), count(*)"
                       " FROM contact_codes k JOIN contact_means c ON c.id = k.contact"
                       " WHERE c.rfc = $2 AND k.requested_at > $3"};

constexpr Query kClaim{
    "contact_code_claim",
    "UPDATE contact_codes k SET leased_until = $2, tries = k.tries + 1 FROM contact_means c"
    " WHERE c.id = k.contact AND k.id = (SELECT w.id FROM contact_codes w"
    "  JOIN contact_means m ON m.id = w.contact AND m.lapsed_at IS NULL"
    "  WHERE w.sent_at IS NULL AND w.failed_at IS NULL AND w.not_before <= $1"
    "  AND (w.leased_until IS NULL OR w.leased_until <= $1)"
    "  ORDER BY w.not_before, w.id LIMIT 1 FOR UPDATE OF w SKIP LOCKED)"
    " RETURNING k.id, c.kind, c.address, k.tries"};

constexpr Query kSetCode{"contact_code_set",
                         "UPDATE contact_codes SET code_sha = $2 WHERE id = $1"};

constexpr Query kSent{"contact_code_sent",
                      "UPDATE contact_codes SET sent_at = $2, reply = $3, leased_until = NULL"
                      " WHERE id = $1 AND failed_at IS NULL"};
constexpr Query kFailed{"contact_code_failed",
                        "UPDATE contact_codes SET failed_at = $2, reply = $3, leased_until = NULL"
                        " WHERE id = $1 AND failed_at IS NULL"};
constexpr Query kAgain{"contact_code_again",
                       "UPDATE contact_codes SET not_before = $2, reply = $3, leased_until = NULL"
                       " WHERE id = $1 AND failed_at IS NULL"};

constexpr Query kLapse{"contacts_lapse",
                       "UPDATE contact_means SET lapsed_at = $2"
                       " WHERE confirmed_at IS NULL AND lapsed_at IS NULL AND registered_at <= $1"
                       " RETURNING id, rfc, kind, address, registered_at, confirmed_at, bounced_at,"
                       " lapsed_at, withdrawn_at"};

const Query& fate_query(CodeFate fate)
{
    switch (fate) {
        case CodeFate::Sent: return kSent;
        case CodeFate::Failed: return kFailed;
        case CodeFate::Again: return kAgain;
    }
    throw std::logic_error("fate of a code");
}

}  // namespace

void request_code(Transaction& tx, std::int64_t contact, Instant now)
{
    tx.exec(kSupersede, Params{contact, now});
    tx.exec(kRequest, Params{contact, now});
}

std::optional<ContactCode> newest_code(Connection& db, std::int64_t contact)
{
    return first(db.exec(kNewest, Params{contact}), [](Fields f) {
        return ContactCode{.id = f.next<std::int64_t>(),
                           .requested_at = f.next<Instant>(),
                           .code_sha = f.next<std::optional<Sha256>>(),
                           .sent_at = f.next<std::optional<Instant>>(),
                           .failed_at = f.next<std::optional<Instant>>(),
                           .reply = f.next<std::string>(),
                           .wrong = f.next<int>()};
    });
}

void count_wrong_code(Transaction& tx, std::int64_t code)
{
    tx.exec(kWrong, Params{code});
}

CodeCount codes_since(Connection& db, const ContactMeans& contact, Instant since)
{
    const Rows rows = db.exec(kCount, Params{contact.id, contact.rfc, since});
    Fields f = rows.front();
    return {.of_contact = f.next<std::int64_t>(), .of_person = f.next<std::int64_t>()};
}

std::optional<CodeToSend> claim_code(Transaction& tx, Instant now, Instant until)
{
    return first(tx.exec(kClaim, Params{now, until}), [](Fields f) {
        return CodeToSend{.id = f.next<std::int64_t>(),
                          .kind = f.next_enum(contact_kind_of),
                          .address = f.next<std::string>(),
                          .tries = f.next<int>()};
    });
}

void set_code(Transaction& tx, std::int64_t code, const Sha256& code_sha)
{
    tx.exec(kSetCode, Params{code, code_sha});
}

void settle_code(Transaction& tx, std::int64_t code, const CodeOutcome& outcome)
{
    tx.exec(fate_query(outcome.fate), Params{code, outcome.at, outcome.reply});
}

std::vector<ContactMeans> lapse_contacts(Transaction& tx, Instant until, Instant now)
{
    return each(tx.exec(kLapse, Params{until, now}), read_contact);
}

}  // namespace buzon::db
