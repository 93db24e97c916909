#pragma once

#include "templates/libxml.hpp"
#include "templates/unsealed_page.hpp"

#include <string>

namespace buzon::templates {

// What an UnsealedPage holds, for render_document().
struct UnsealedPage::Tree {
    xml::Doc xhtml;
    std::string html;
    Sha256 digest;
};

}  // namespace buzon::templates
