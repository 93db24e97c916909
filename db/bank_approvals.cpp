#include "db/bank_approvals.hpp"

#include "db/names.hpp"

namespace buzon::db {
namespace {

constexpr Query kAdd{"bank_approval_add",
                     "INSERT INTO bank_approvals (order_id, act_no, official_rfc, approved_at,"
                     " digest, signature, cert) VALUES ($1, $2, $3, $4, $5, $6, $7)"
                     " ON CONFLICT (order_id, act_no, official_rfc) DO NOTHING"};

constexpr Query kOf{"bank_approvals_of",
                    "SELECT order_id, act_no, official_rfc, approved_at, digest, signature, cert"
                    " FROM bank_approvals WHERE order_id = $1 AND act_no = $2"
                    " ORDER BY approved_at, official_rfc"};

}  // namespace

ApprovalStored add_approval(Transaction& tx, const BankApproval& a)
{
    const Rows rows = tx.exec(kAdd, Params{a.order, a.act_no, a.official, a.approved_at, a.digest,
                                           Bytes{a.signature}, Bytes{a.cert}});
    return rows.affected() == 1 ? ApprovalStored::Stored : ApprovalStored::SameOfficialTwice;
}

std::vector<BankApproval> approvals_of(Connection& db, BankOrderId order, int act_no)
{
    return each(db.exec(kOf, Params{order, act_no}), [](Fields f) {
        return BankApproval{.order = f.next<BankOrderId>(),
                            .act_no = f.next<int>(),
                            .official = f.next<Rfc>(),
                            .approved_at = f.next<Instant>(),
                            .digest = f.next<Sha256>(),
                            .signature = bytea(f.next<std::string_view>()),
                            .cert = bytea(f.next<std::string_view>())};
    });
}

}  // namespace buzon::db
