#pragma once

#include "core/finding.hpp"
#include "templates/catalogue.hpp"
#include "templates/libxml.hpp"

namespace buzon::templates {

// Holds the remedy foot of an instance (LFDC 23) against what act.xml says of its type: each remedy
// that the type offers is there, with its term, its authority and its articles, and no other one
// is. What the foot leaves out altogether is the business of the Schematron rules (LFDC23-*), so an
// instance without remedies, or a remedy without term, gives no finding here.
// Appends REMEDIO-FALTA, REMEDIO-AJENO, REMEDIO-PLAZO, REMEDIO-AUTORIDAD, REMEDIO-FUNDAMENTO.
void check_remedies(const ActType& type, xmlDoc* doc, Findings& findings);

// Whether a condition of act.xml is an XPath expression at all.
[[nodiscard]] bool is_condition(const std::string& expression);

}  // namespace buzon::templates
