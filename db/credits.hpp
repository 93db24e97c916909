#pragma once

#include "db/transaction.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace buzon::db {

// Reasons why a credit must not be collected from a bank account (CFF 144, 146, 156-Bis).
enum class CreditFlag {
    Paid,                  // V30
    InAgreement,           // V31
    Guaranteed,            // V32
    GuaranteeFiled,        // V32
    Suspended,             // V33
    InconformidadPending,  // V33
    Concurso,              // V35
    Prescribed,            // V36
    Cancelled,             // V36
    Deceased,              // V37
};
[[nodiscard]] std::string_view name_of(CreditFlag flag);
[[nodiscard]] std::optional<CreditFlag> credit_flag_of(std::string_view name);

struct CreditKey {
    std::string unit;
    std::string number;
    friend auto operator<=>(const CreditKey&, const CreditKey&) = default;
};
struct Credit {
    CreditKey key;
    Rfc debtor;
    std::set<CreditFlag> flags;
    std::optional<LocalDate> firm_on;  // V34: standstill counts from here
    Instant updated_at;
};
void upsert_credit(Transaction& tx, const Credit& credit);
[[nodiscard]] std::optional<Credit> find_credit(Connection& db, const CreditKey& key);
[[nodiscard]] std::vector<Credit> credits_of(Connection& db, const Rfc& debtor);

// Which credits an order collects: the stop-signs are run again at signing and at dispatch.
void link_credits(Transaction& tx, BankOrderId order, const std::vector<CreditKey>& credits);
[[nodiscard]] std::vector<Credit> credits_of_order(Connection& db, BankOrderId order);

}  // namespace buzon::db
