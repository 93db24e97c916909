#pragma once

namespace buzon {

// How long enforcement waits after the effect (CFF 144): 15 days for cuotas and capitales
// constitutivos, 30 for what the article does not name, such as multas.
enum class Standstill : int { Days15 = 15, Days30 = 30 };

// What depends on the kind of act, not on its dates.
struct TermPolicy {
    Standstill standstill = Standstill::Days15;
};

}  // namespace buzon
