#pragma once

#include "core/finding.hpp"
#include "db/bank_orders.hpp"

namespace buzon::app {

// The stop-signs of gateway/app/stop_signs.hpp over the credits that this order collects, as they
// are known at this moment.
[[nodiscard]] Findings stop_signs_now(db::Connection& db, const db::BankOrder& order,
                                      LocalDate today);

}  // namespace buzon::app
