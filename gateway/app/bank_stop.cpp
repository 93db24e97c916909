#include "gateway/app/bank_stop.hpp"

#include "db/credits.hpp"
#include "gateway/app/stop_signs.hpp"

#include <stdexcept>

namespace buzon::app {

Findings stop_signs_now(db::Connection& db, const db::BankOrder& order, LocalDate today)
{
    std::vector<OrderedCreditFacts> credits;
    for (const db::Credit& credit : db::credits_of_order(db, order.id)) {
        credits.push_back({credit.key.number, credit});
    }
    const auto basis = legal_basis_of(db::name_of(order.basis));
    const auto firmness = firmness_of(db::name_of(order.firmness));
    if (!basis || !firmness) throw std::logic_error("a bank order of no known basis");
    return stop_signs({order.debtor, *basis, *firmness, today}, credits);
}

}  // namespace buzon::app
