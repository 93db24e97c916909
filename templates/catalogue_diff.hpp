#pragma once

#include "core/finding.hpp"
#include "templates/catalogue.hpp"

#include <tl/expected.hpp>

#include <string>

namespace buzon::templates {

// What changed between two versions of a type, file by file in unified form (as `diff -u` writes
// it), the sample included. Findings: CATALOGO-ARCHIVO.
[[nodiscard]] tl::expected<std::string, Findings> catalogue_diff(const ActType& before,
                                                                 const ActType& after);

}  // namespace buzon::templates
