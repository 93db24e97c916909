#pragma once

#include "core/xml.hpp"
#include "templates/catalogue.hpp"

#include <string>

namespace buzon::templates {

// The instance of `type` that its de-orden.xslt makes of an issued order, to whose root the caller
// added an element with what happened since. templates::Error{Stylesheet} when it cannot be used.
[[nodiscard]] std::string instance_from_order(const ActType& type, xmlDoc* order);

}  // namespace buzon::templates
