#pragma once

#include "core/finding.hpp"
#include "templates/libxml.hpp"

namespace buzon::templates {

// What a schema cannot say of a document that comes from outside: no namespaces (libxml2 follows
// xsi:schemaLocation), no processing instructions (a browser follows xml-stylesheet), and no
// characters that change how a text reads without being seen: combining marks (so that text is in
// Unicode NFC), directional overrides, zero-width characters; and no value that is only, or begins
// with, white space. Appends what it finds.
void check_plain(xmlDoc* doc, Findings& findings);

}  // namespace buzon::templates
