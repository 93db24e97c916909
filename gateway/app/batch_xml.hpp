#pragma once

#include "gateway/app/batch.hpp"

namespace buzon::app {

// XML with root <lote>, or one act; docs/batch-format.md.
[[nodiscard]] tl::expected<std::unique_ptr<BatchSource>, Findings> open_xml_batch(
    const std::filesystem::path& file);

}  // namespace buzon::app
