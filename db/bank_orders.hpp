#pragma once

#include "core/bank_history.hpp"
#include "db/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// Legal basis and firmness of a freeze; names are the codes of core/bank_terms.hpp.
enum class LegalBasis {
    Cff40A,
    Cff145,
    Cff151To155,
    Cff156BisI,
    Cff156BisIIA,
    Cff156BisIIB,
    Cff156BisIIC,
    Cff156BisIID,
};
[[nodiscard]] std::string_view name_of(LegalBasis basis);
[[nodiscard]] std::optional<LegalBasis> legal_basis_of(std::string_view name);
enum class Firmness { Firm, ContestedUnguaranteed, Precautionary, Presumed };
[[nodiscard]] std::string_view name_of(Firmness firmness);
[[nodiscard]] std::optional<Firmness> firmness_of(std::string_view name);

// One order at one bank (a leg). Orders that collect the same credits share a group.
struct NewBankOrder {
    ActId act;
    std::string order_uuid;
    std::string group_uuid;
    std::string entity;
    Money cap;
    Money group_cap;
    LegalBasis basis;
    Firmness firmness;
    Rfc debtor;
    std::optional<LocalDate> procedure_start;
};
// What events have made of it.
struct BankOrderFacts {
    BankState state = BankState::Checked;
    Money frozen;
    Money released;
    std::optional<Instant> notified_at;
    std::optional<Instant> executed_at;
    std::optional<Instant> informed_at;
};
struct BankOrder : NewBankOrder {
    BankOrderId id;
    BankOrderFacts facts;
};

[[nodiscard]] BankOrderId insert_bank_order(Transaction& tx, const NewBankOrder& order,
                                            Instant now);
[[nodiscard]] std::optional<BankOrder> find_bank_order(Connection& db, BankOrderId id);
[[nodiscard]] std::optional<BankOrder> find_bank_order(Connection& db, std::string_view order_uuid);
[[nodiscard]] std::vector<BankOrder> bank_orders_of(Connection& db, ActId act);
[[nodiscard]] std::vector<BankOrder> bank_orders_of_group(Connection& db,
                                                          std::string_view group_uuid);
// A bank's desk, newest first, before this id.
struct BankPage {
    std::string entity;
    std::optional<BankState> state;
    std::optional<BankOrderId> before;
    int limit = 50;
};
[[nodiscard]] std::vector<BankOrder> bank_page(Connection& db, const BankPage& page);
// V28, V38: orders against this debtor at this bank created since then and not cancelled.
[[nodiscard]] std::vector<BankOrder> recent_orders(Connection& db, const Rfc& debtor,
                                                   std::string_view entity, Instant since);

// Orders that the bank took before then and of which it has reported nothing, by id after `after`;
// not those of which its silence is recorded already.
struct UnansweredPage {
    Instant sent_before;
    BankOrderId after;
    int limit = 100;
};
[[nodiscard]] std::vector<BankOrderId> unanswered_orders(Connection& db,
                                                         const UnansweredPage& page);
[[nodiscard]] bool is_unanswered(Connection& db, BankOrderId id);

// Holds the order, and every order of its group, until the end of the transaction: the invariant
// over the group is checked in the transaction that posts a result.
[[nodiscard]] std::optional<BankOrder> lock_bank_order(Transaction& tx, BankOrderId id);
void set_bank_order_facts(Transaction& tx, BankOrderId id, const BankOrderFacts& facts);

struct GroupExposure {
    Money caps;  // of the orders that are not cancelled, rejected or released
    Money held;  // frozen and not released
    Money group_cap;
};
[[nodiscard]] GroupExposure group_exposure(Connection& db, std::string_view group_uuid);

// Each act of a leg: 1 the freeze, 2… the releases.
enum class BankActKind { Freeze, Release };
[[nodiscard]] std::string_view name_of(BankActKind kind);
[[nodiscard]] std::optional<BankActKind> bank_act_kind_of(std::string_view name);
struct BankAct {
    BankOrderId order;
    int act_no = 1;
    BankActKind kind;
    Money amount;
    std::string reason;  // of a release: PAID, GUARANTEED, EXCESS … (b.4); of a freeze: empty
    std::optional<Sha256> xml;
    std::string msg_id;
    std::optional<ActId> document;  // of a release: the act that orders it; none: the order's own
};
void insert_bank_act(Transaction& tx, const BankAct& act);
// The signed document of an act whose approvals are complete; once only.
void set_bank_act_xml(Transaction& tx, BankOrderId order, int act_no, const Sha256& xml);
// The document of a release. False when it has one, or somebody approved it already.
[[nodiscard]] bool set_bank_act_document(Transaction& tx, BankOrderId order, int act_no,
                                         ActId document);
[[nodiscard]] std::vector<BankAct> bank_acts_of(Connection& db, BankOrderId order);

}  // namespace buzon::db
