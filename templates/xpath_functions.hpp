#pragma once

#include "core/instant.hpp"
#include "templates/libxml.hpp"

namespace buzon::templates {

inline constexpr const char* catalogue_namespace = "urn:buzon:catalogo";

// A context for the rules of act.sch, in which prefix b means catalogue_namespace, $hoy is the
// legal date (as days) and these functions exist; an argument that cannot be read gives NaN, "" or
// false:
//   b:centavos(x)  sum of the amounts of a node set (or of one string) in whole centavos, exact
//   b:pesos(x)     the same sum as "$1,234.50"
//   b:letra(x)     the same sum in Spanish words
//   b:dia(x)       an ISO date as a number of days
//   b:bytes(x)     length in UTF-8 bytes of all the nodes' text
//   b:clabe(x)     whether it is a CLABE with a right check digit
[[nodiscard]] xml::XPathContext rule_context(xmlDoc* doc, LocalDate today);

// The same functions for stylesheets, under the same namespace. Once in a process is enough.
void register_for_stylesheets();

}  // namespace buzon::templates
