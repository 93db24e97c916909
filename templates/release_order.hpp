#pragma once

#include "core/bank_terms.hpp"
#include "core/instant.hpp"
#include "core/money.hpp"
#include "templates/catalogue.hpp"

#include <string>
#include <string_view>

namespace buzon::templates {

// What was resolved about an order that holds money, and under what reference it is issued.
struct ResolvedRelease {
    std::string reference;
    ReleaseReason reason = ReleaseReason::Paid;
    Money amount;            // to be set free
    Money held;              // what the bank informed and has not released
    LocalDate ordered_on{};  // date of the order that is lifted
};

// The instance of liberacion-inmovilizacion that lifts an issued order (its sealed XML): unit,
// official, bank and grounds are the order's, the cause's own grounds are added. `type` is the
// version in force. templates::Error{Stylesheet} when its de-orden.xslt cannot be used.
[[nodiscard]] std::string release_order(const ActType& type, std::string_view order_xml,
                                        const ResolvedRelease& release);

}  // namespace buzon::templates
