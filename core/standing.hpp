#pragma once

#include <cstdint>
#include <string_view>

namespace buzon {

// Whether what is issued has effects in law. Under any clock but the system's it has none, and
// everything that leaves says so (docs/decisions/0024). An input of whatever makes a document or a
// message, never a global.
enum class Standing : std::uint8_t { Legal, Rehearsal };

// What a rehearsal writes on everything it makes: one wording, so that it is known again.
inline constexpr std::string_view kRehearsalMark = "Ensayo: sin efectos legales";
inline constexpr std::string_view kRehearsalMeaning =
    "Se hizo en una prueba del sistema, con un reloj que no es el verdadero. No obliga a nada, no "
    "inicia ningún plazo y no se debe pagar ni contestar.";

}  // namespace buzon
