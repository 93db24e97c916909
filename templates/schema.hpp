#pragma once

#include "core/finding.hpp"
#include "templates/libxml.hpp"

#include <tl/expected.hpp>

#include <filesystem>

namespace buzon::templates {

// Compiles an XSD and what it includes, from disk only.
[[nodiscard]] tl::expected<SchemaPtr, Findings> load_schema(const std::filesystem::path& file);

// Appends one finding in Spanish for each place where the document departs from the schema.
// The schema may be shared between threads. The document must carry no xsi:* attributes: libxml2
// would follow them.
void validate(xmlSchema* schema, xmlDoc* doc, Findings& findings);

}  // namespace buzon::templates
