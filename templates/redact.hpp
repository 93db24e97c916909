#pragma once

#include "templates/libxml.hpp"

namespace buzon::templates {

// Makes a rendered document fit to be shown to everybody (CFF 139 publishes the act itself; LSS 22
// keeps workers' data confidential): every element of class "annex" is emptied and says where the
// annex can be read.
void remove_annexes(xmlDoc* xhtml);

}  // namespace buzon::templates
