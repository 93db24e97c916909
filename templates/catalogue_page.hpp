#pragma once

#include "templates/catalogue.hpp"
#include "templates/libxml.hpp"

#include <filesystem>

namespace buzon::templates {

// Reads one act.xml against its schema; `compiled` and `folder` stay empty. Private to templates/.
[[nodiscard]] tl::expected<ActType, Findings> read_page(const std::filesystem::path& file,
                                                        xmlSchema* schema);

// "buzon", "estrados", "banco"; std::logic_error for anything else (the schema has refused it).
[[nodiscard]] Channel channel_of(std::string_view name);

}  // namespace buzon::templates
