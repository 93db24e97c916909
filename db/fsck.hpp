#pragma once

#include "core/bank_history.hpp"
#include "db/acts.hpp"

#include <string>
#include <vector>

namespace buzon::db {

// What an examination of the whole database reads, page by page.

[[nodiscard]] std::vector<Act> acts_after(Connection& db, ActId after, int limit);
[[nodiscard]] std::vector<Sha256> documents_after(Connection& db, const Sha256& after, int limit);

// Of an act, whatever their events: an evidence whose event is gone shows here alone.
struct BareEvidence {
    Sha256 id;
    int no;
    bool has_event;
};
[[nodiscard]] std::vector<BareEvidence> bare_evidences(Connection& db, ActId act);
// Events of the act that have no evidence.
struct BareEvent {
    Sha256 id;
    std::string stream;
    std::string kind;
    bool queued;  // its evidence is still to be made
};
[[nodiscard]] std::vector<BareEvent> events_without_evidence(Connection& db, ActId act);

// The legs of an order, with the state that is stored of each.
struct StoredBankState {
    BankOrderId order;
    std::string uuid;
    BankState state;
};
[[nodiscard]] std::vector<StoredBankState> bank_states(Connection& db, ActId act);

// How many evidences there are, and how many entries of the log speak of one.
struct LoggedEvidences {
    std::int64_t evidences;
    std::int64_t entries;
};
[[nodiscard]] LoggedEvidences logged_evidences(Connection& db);

}  // namespace buzon::db
