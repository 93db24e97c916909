#pragma once

#include "gateway/app/batch.hpp"

namespace buzon::app {

// CSV, one row an act laid over its plantilla; docs/batch-format.md. Refused whole: headings that
// are not paths, repeated, or without `plantilla`. Files that a row names are taken only from the
// CSV's folder or below it.
[[nodiscard]] tl::expected<std::unique_ptr<BatchSource>, Findings> open_csv_batch(
    const std::filesystem::path& file);

}  // namespace buzon::app
