#pragma once

#include "core/instant.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace buzon {

// One file of a ZIP (APPNOTE 6.3, deflate). `name`: letters, digits, '.', '_' and '-', not
// beginning with a dot: anything else is std::logic_error, so no name leads out of the folder it is
// unpacked into.
struct ZipEntry {
    std::string name;
    std::string_view bytes;
    Instant stored_at;  // the time shown, to two seconds
};

// In this order. The same entries give the same bytes. The whole archive is in memory: for papers
// of an act, some megabytes.
[[nodiscard]] std::string zip_file(const std::vector<ZipEntry>& entries);

}  // namespace buzon
