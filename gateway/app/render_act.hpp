#pragma once

#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace buzon::app {

enum class RenderForm { Pdf, Html };

// Only the document: of a bare instance a preview that says it has no official value, of a sealed
// one the document again. Nothing is checked beyond what rendering needs (TIPO-DESCONOCIDO, XML
// that is not well-formed, characters without a letter), nothing signed, nothing stored.
// Needs Catalogue and, for Pdf, Fonts.
[[nodiscard]] tl::expected<std::string, Findings> render_act(const Services& services,
                                                             std::string_view xml, RenderForm form);

}  // namespace buzon::app
