#pragma once

#include "core/finding.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace buzon {

// A Mexican mobile number: ten digits, none of the first being zero or one (Plan Técnico
// Fundamental de Numeración), with or without "+52", "52" and the old "1" of mobiles; blanks,
// hyphens, dots and parentheses between are dropped. Gives E.164: "+525512345678". The finding is
// MOVIL-FORMA.
[[nodiscard]] tl::expected<std::string, Finding> mobile_number(std::string_view text);

}  // namespace buzon
