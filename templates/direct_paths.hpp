#pragma once

#include "templates/libxml.hpp"

namespace buzon::templates {

// Spells the plain paths of a stylesheet with their axis ("a/b" becomes "child::a/b"), which
// changes no result. libxml2 answers an abbreviated path by a pattern that walks everything below
// the context node to the path's depth (a table of 2,000 rows for each value beside it), and one
// with an axis by going where it leads.
void spell_axes(xmlDoc* stylesheet);

}  // namespace buzon::templates
