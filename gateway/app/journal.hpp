#pragma once

#include "core/act_history.hpp"
#include "core/bank_history.hpp"
#include "core/instant.hpp"
#include "core/sha256.hpp"
#include "db/acts.hpp"
#include "db/bank_orders.hpp"
#include "db/transaction.hpp"

#include <optional>
#include <string>

namespace buzon::app {

// Something that happened to an act. `distinct` tells apart events of one kind (an address, a
// message id); empty for those that happen once. `detail` is a JSON object without personal data.
struct ActFact {
    ActEvent kind;
    std::string distinct;
    Instant occurred;
    std::string actor;  // RFC, bank or "buzon"
    std::string detail = "{}";
    std::optional<Sha256> document = std::nullopt;
};

// Appends the fact and writes the state to which the whole history now folds; returns that state.
// The caller holds the act's row (db::lock_act). Recording a fact again changes nothing.
ActState record(db::Transaction& tx, const db::Act& act, const ActFact& fact, Instant now);

// The same for one leg of a bank order; the caller holds it (db::lock_bank_order). Only the state
// of `order.facts` is taken from the history, the figures are stored as they are given.
struct BankFact {
    BankEvent kind;
    int act_no = 1;
    std::string distinct;
    Instant occurred;
    std::string actor;
    std::string detail = "{}";
    std::optional<Sha256> document = std::nullopt;
};
BankState record(db::Transaction& tx, db::BankOrder& order, const BankFact& fact, Instant now);

// When the event of this kind happened, if it did: the earliest of them.
[[nodiscard]] std::optional<Instant> occurred(db::Connection& db, ActId act, ActEvent kind);

}  // namespace buzon::app
