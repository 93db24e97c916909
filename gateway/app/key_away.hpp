#pragma once

#include "core/finding.hpp"

#include <string>

namespace buzon::app {

// What a key that does not serve comes to for who asked: nothing was done, and the same may be
// asked again. `why`: Finding::reason of the key, or the text of signing::Error{KeyAway}.
[[nodiscard]] inline Finding key_away(const std::string& why)
{
    return {
        "KEY-AUSENTE", Severity::Error,
        "firma",       0,
        why,           "Nada quedó a medias: repita la misma solicitud cuando la llave responda.",
        "CFF 17-D"};
}

}  // namespace buzon::app
