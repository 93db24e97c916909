#pragma once

#include "templates/pdf/object_writer.hpp"
#include "templates/pdf/render_pdf.hpp"

#include <array>

namespace buzon::templates::pdf {

// The seal's field with its empty signature, and two fields for later document time-stamps
// (EN 319 142-1). They are made in the first revision so that later ones only fill them. Invisible:
// an empty rectangle, printed and locked, and so without appearance (ISO 19005-3, 6.3.3).
class SignatureFields {
  public:
    SignatureFields() = default;
    explicit SignatureFields(ObjectWriter& writer);

    [[nodiscard]] const std::array<ObjectNumber, 3>& fields() const { return fields_; }
    // Answers the number of the AcroForm; the fields take three keys of the parent tree.
    [[nodiscard]] ObjectNumber write(const PdfInput& input, ObjectNumber page, int first_parent_key,
                                     ObjectWriter& writer) const;

  private:
    std::array<ObjectNumber, 3> fields_{};
};

}  // namespace buzon::templates::pdf
