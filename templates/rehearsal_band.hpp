#pragma once

#include "templates/libxml.hpp"

namespace buzon::templates {

// Says on the page of a stamped instance that it is a rehearsal, when its stamp does
// (<emision ensayo>): a box before everything else, and the page's title begins with it. Of any
// other instance the page stays as it is. templates::Error{Stylesheet} when the page has no body.
void show_rehearsal(const xmlDoc* instance, xmlDoc* page);

}  // namespace buzon::templates
