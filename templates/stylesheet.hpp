#pragma once

#include "core/finding.hpp"
#include "templates/libxml.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>

namespace buzon::templates {

// Compiles an XSLT 1.0 stylesheet and what it includes, from disk only.
[[nodiscard]] tl::expected<StylesheetPtr, Findings> load_stylesheet(
    const std::filesystem::path& file);

struct StylesheetParameter {
    const char* name;
    std::string_view value;
};
using StylesheetParameters = std::initializer_list<StylesheetParameter>;

// Both run the stylesheet without access to files or the network; thread-safe.
// templates::Error{Stylesheet} when it fails.
[[nodiscard]] xml::Doc transform(xsltStylesheet* sheet, xmlDoc* doc,
                                 StylesheetParameters parameters);
[[nodiscard]] std::string transform_to_text(xsltStylesheet* sheet, xmlDoc* doc,
                                            StylesheetParameters parameters);

}  // namespace buzon::templates
