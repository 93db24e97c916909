#pragma once

#include "gateway/app/bank_status.hpp"

#include <Poco/JSON/Object.h>

namespace buzon {

// What `buzon bank status --json` and GET /v1/bank-orders say of an order, in a list and alone.
[[nodiscard]] Poco::JSON::Object bank_summary_json(const db::BankOrder& order, const db::Act& act);
[[nodiscard]] Poco::JSON::Object bank_status_json(const app::BankStatus& status);

}  // namespace buzon
