#pragma once

#include "templates/libxml.hpp"

#include <string>

// The page that act.xslt makes, as a tree and as bytes.
namespace buzon::templates {

// XHTML that a browser's HTML parser reads the same way: <p></p>, <br />. A node is written as it
// stands in its document.
[[nodiscard]] std::string serialize_xhtml(xmlDoc* doc);
[[nodiscard]] std::string serialize_xhtml(xmlNode* node);

// A whole page for a browser: serialize_xhtml() after "<!DOCTYPE html>" and a line feed.
[[nodiscard]] std::string html_page(xmlDoc* xhtml);

// Draws the QR code of every <img data-text> of this node, of what follows it and what is below.
void draw_codes(xmlNode* node);

// Puts a copy of the root of `section` at the end of the page's <main>, in the page's namespace;
// returns it. templates::Error{Stylesheet} when the page has no <main>.
xmlNode* add_to_main(xmlDoc* page, xmlDoc* section);

}  // namespace buzon::templates
