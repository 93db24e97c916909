#pragma once

#include "db/bank_orders.hpp"

namespace buzon::db {

// One official's signed consent to one act of an order; two different ones are needed, which the
// caller counts. The database refuses the same official twice.
struct BankApproval {
    BankOrderId order;
    int act_no = 1;
    Rfc official;
    Instant approved_at;
    Sha256 digest;          // what was signed
    std::string signature;  // bytes
    std::string cert;       // DER
};
enum class ApprovalStored { Stored, SameOfficialTwice };
[[nodiscard]] ApprovalStored add_approval(Transaction& tx, const BankApproval& approval);
[[nodiscard]] std::vector<BankApproval> approvals_of(Connection& db, BankOrderId order, int act_no);

}  // namespace buzon::db
