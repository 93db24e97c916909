#pragma once

#include "templates/pdf/object_writer.hpp"
#include "templates/pdf/render_pdf.hpp"

#include <string>

namespace buzon::templates::pdf {

struct Attached {
    std::string catalog_entries;  // /Names and /AF, or nothing
};

// Embedded files with their specifications (ISO 19005-3, 6.8). std::logic_error when two have one
// name.
[[nodiscard]] Attached write_attachments(const PdfInput& input, ObjectWriter& writer);

}  // namespace buzon::templates::pdf
