#pragma once

#include "core/finding.hpp"
#include "core/secret.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <string>

namespace buzon {

// A whole file; ARCHIVO-ILEGIBLE when it cannot be read or is larger than `max_bytes`.
[[nodiscard]] tl::expected<std::string, Finding> read_file(const std::filesystem::path& file,
                                                           std::size_t max_bytes = 256u << 20);

// The first line of a file, without its end of line; an empty path is an empty secret.
[[nodiscard]] tl::expected<Secret, Finding> read_password(const std::filesystem::path& file);

// Writes beside and renames, so that nobody sees half a file. std::runtime_error when it cannot.
void write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace buzon
