#pragma once

#include "core/finding.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <cstddef>
#include <filesystem>

namespace buzon::app {

struct RegistryLoaded {
    std::size_t units = 0;
    std::size_t officials = 0;
    std::size_t employers = 0;
    std::size_t mailboxes = 0;
    std::size_t banks = 0;
    std::size_t issuing_systems = 0;
    std::size_t credits = 0;
};

// Brings units, officials, employers, banks, issuing systems and credits of a JSON file
// (docs/registry-format.md) into the database: everything in one transaction, or every finding
// (REGISTRO-…, with the JSON path as its field) and nothing. Needs Database.
[[nodiscard]] tl::expected<RegistryLoaded, Findings> load_registry(
    const Services& services, const std::filesystem::path& file);

}  // namespace buzon::app
