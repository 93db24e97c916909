#pragma once

#include "core/standing.hpp"
#include "db/acts.hpp"
#include "db/failures.hpp"
#include "db/transaction.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// What an evidence says of an event, all of it from rows that never change.
struct EvidencedEvent {
    Sha256 id;
    ActId act;
    std::string stream;  // "act" or "bank"
    std::string kind;
    int act_no = 1;
    Instant occurred_at;
    Instant learned_at;
    std::string actor;
    std::string detail;
    std::optional<Sha256> document;
    std::optional<std::string> media_type;  // of that document
    Folio folio;
    Rfc addressee;
    std::optional<std::string> registro_patronal;
    Rfc official;
    Instant issued_at;
    Sha256 xml_sha;
    Sha256 pdf_sha;
    std::optional<std::string> bank;  // entity
    std::optional<std::string> order_uuid;
    // The dates that were told with the event.
    struct Told {
        int no;
        std::string calendar;  // version
        LocalDate notified;
        LocalDate effective;
    };
    std::optional<Told> told;
};

// One process makes evidences at a time; false: another one does. Held until the transaction ends.
[[nodiscard]] bool lock_evidences(Transaction& tx);

// Events without evidence yet, in the order they were stored. `scope` and `counted_from` are for
// counting days: where the addressee's unit is, and the instant the count of the event starts from.
struct QueuedEvent {
    std::int64_t seq;
    std::string scope;
    std::optional<Instant> counted_from;
    EvidencedEvent event;
};
[[nodiscard]] std::vector<QueuedEvent> queued_events(Transaction& tx, int limit);
[[nodiscard]] std::int64_t queued_count(Connection& db);
void dequeue_events(Transaction& tx, const std::vector<std::int64_t>& seqs);
// Failures of the platform without evidence yet, oldest first.
[[nodiscard]] std::vector<Failure> failures_without_evidence(Transaction& tx);

// The last evidence of each of these acts that has one.
struct ChainEnd {
    int no;
    Sha256 sha;
};
[[nodiscard]] std::map<ActId, ChainEnd> chain_ends(Transaction& tx, const std::vector<ActId>& acts);

struct EvidenceSeal {
    int id;
    std::string certificate;  // DER
    std::string token;        // what tokens are packed against
};
// Finds it by certificate and authority, or adds it with this token.
EvidenceSeal evidence_seal(Transaction& tx, std::string_view certificate, const Sha256& authority,
                           std::string_view token);
// Whether evidences of ours were ever sealed with this certificate.
[[nodiscard]] bool is_evidence_seal(Connection& db, std::string_view certificate);
// Finds the text or adds it.
int evidence_days(Transaction& tx, const std::string& days);

struct NewEvidence {
    Sha256 id;
    std::optional<ActId> act;
    std::optional<FailureId> failure;
    int no = 1;
    Sha256 sha;  // of the file
    Instant sealed_at;
    std::string signature;
    std::string token;
    std::optional<int> terms_no;
    std::optional<int> days;
};
// All with this seal, in one round trip. One that is there already is Error{Constraint}.
void store_evidences(Transaction& tx, const EvidenceSeal& seal,
                     const std::vector<NewEvidence>& evidences);

// An evidence as it is kept, with what it is about: an event or a failure.
struct StoredEvidence : NewEvidence {
    std::string certificate;  // DER, of the seal
    std::string days_text;
    std::optional<Sha256> previous;       // digest of the one before it in the chain
    Standing standing = Standing::Legal;  // of the database
    std::optional<EvidencedEvent> event;
    std::optional<Failure> of_failure;
};
// In the order of the chain. One whose event is gone is not here (fsck looks for those).
[[nodiscard]] std::vector<StoredEvidence> evidences_of(Connection& db, ActId act);
[[nodiscard]] std::optional<StoredEvidence> find_evidence(Connection& db, ActId act, int no);
[[nodiscard]] std::optional<StoredEvidence> find_evidence(Connection& db, const Failure& failure);

// What lists need: nothing is unpacked.
struct ListedEvidence {
    Sha256 id;
    int no;
    Sha256 sha;
    Instant sealed_at;
    std::string stream;
    std::string kind;
    Instant occurred_at;
};
[[nodiscard]] std::vector<ListedEvidence> list_evidences(Connection& db, ActId act);

}  // namespace buzon::db
