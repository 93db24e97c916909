#pragma once

#include "core/finding.hpp"
#include "templates/libxml.hpp"

namespace buzon::templates {

// Parses every RFC, CURP and registro patronal of an instance with core's value types: generic or
// impossible keys are errors, a failing check digit of an RFC is a warning. Appends what it finds,
// with line.
void check_identities(xmlDoc* doc, Findings& findings);

}  // namespace buzon::templates
