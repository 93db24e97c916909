#pragma once

#include "core/bank_terms.hpp"
#include "core/finding.hpp"
#include "core/instant.hpp"
#include "core/rfc.hpp"
#include "db/credits.hpp"

#include <optional>
#include <string>
#include <vector>

namespace buzon::app {

// One credit that an order collects, as the order names it and as the registry knows it.
struct OrderedCreditFacts {
    std::string number;
    std::optional<db::Credit> known;
};

struct StopSignQuestion {
    Rfc debtor;
    LegalBasis basis = LegalBasis::Cff156BisI;
    Firmness firmness = Firmness::Firm;
    LocalDate today{};
};

// Why an order to freeze must not leave: asked when it is issued, when it is signed and when it is
// dispatched, each time with fresh facts. Any doubt is a reason: a credit that the registry does
// not know stops the order (V11). V30 paid, V31 agreement, V32 guarantee, V33 suspension or
// inconformidad pending (CFF 144, LSS 294), V34 not firm yet or its firmness lies ahead, V35
// concurso, V36 prescribed or cancelled, V37 debtor deceased or dissolved. Pure.
[[nodiscard]] Findings stop_signs(const StopSignQuestion& order,
                                  const std::vector<OrderedCreditFacts>& credits);

}  // namespace buzon::app
