#pragma once

#include "core/finding.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace buzon::templates {

// The whole file, or nullopt when it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& file);

// CATALOGO-ARCHIVO: a file of the catalogue that cannot be read.
[[nodiscard]] Finding unreadable(const std::filesystem::path& file);

}  // namespace buzon::templates
