#pragma once

#include "templates/act_offer.hpp"
#include "templates/libxml.hpp"

namespace buzon::templates {

// Of the root <acto> of a document whose structure was checked. Private to templates/.
[[nodiscard]] ActOffer offer_of(const xmlNode* root);

}  // namespace buzon::templates
