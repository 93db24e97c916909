#pragma once

#include <optional>

namespace buzon {

// How long enforcement waits after the effect (CFF 144): 15 days for cuotas and capitales
// constitutivos, 30 for what the article does not name, such as multas.
enum class Standstill : int { Days15 = 15, Days30 = 30 };

// Days to pay from the effect: 15 for a cédula (LSS 39 C), 30 for a credit that is none (CFF 65).
enum class PaymentTerm : int { Days15 = 15, Days30 = 30 };

// What depends on the act itself, not on its dates.
struct TermPolicy {
    Standstill standstill = Standstill::Days15;
    PaymentTerm payment = PaymentTerm::Days15;
    // Business days that the act itself gives to answer it, at least 1.
    std::optional<int> reply = std::nullopt;
};

}  // namespace buzon
