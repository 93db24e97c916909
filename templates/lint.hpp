#pragma once

#include "core/finding.hpp"
#include "templates/catalogue.hpp"
#include "templates/pdf/fonts.hpp"

namespace buzon::templates {

// Everything that can be wrong with a version of an act although it loads, for whoever wrote it:
// the sample does not check clean on its own date, its cadena or its document cannot be made, the
// page has no letter of the mandate or names a field that the schema does not have. Errors make a
// version unfit to be approved; what counsel must still confirm is a Warning (CONFIRMAR). Evidence
// types are held to the same, but for the mandate.
[[nodiscard]] Findings lint(const Catalogue& catalogue, const ActType& type, const Fonts& fonts);

}  // namespace buzon::templates
