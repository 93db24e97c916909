#pragma once

#include "templates/bank_order.hpp"
#include "templates/libxml.hpp"

namespace buzon::templates {

// The <orden> of a checked instance as typed fields; nullopt when the act is no order to a bank.
// std::logic_error for what the schema and the rules should have refused.
[[nodiscard]] std::optional<BankOrderFields> bank_order_of(const xmlNode* root);

}  // namespace buzon::templates
