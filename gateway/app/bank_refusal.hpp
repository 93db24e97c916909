#pragma once

#include "core/finding.hpp"

#include <string>

namespace buzon::app {

// A refusal about an order to a bank.
[[nodiscard]] inline Finding bank_refusal(const char* id, std::string reason, std::string remedy,
                                          const char* citation = "")
{
    return {id, Severity::Error, "orden", 0, std::move(reason), std::move(remedy), citation};
}

[[nodiscard]] inline Finding no_bank_order()
{
    return bank_refusal("ORDEN-INEXISTENTE", "No existe una orden con ese identificador.",
                        "Consulte la lista de órdenes de su unidad.");
}

}  // namespace buzon::app
