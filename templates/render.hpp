#pragma once

#include "core/finding.hpp"
#include "templates/catalogue.hpp"
#include "templates/pdf/fonts.hpp"
#include "templates/unsealed_page.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace buzon::templates {

// The document of a sealed instance as semantic XHTML (lang es-MX, no DOCTYPE): the one source of
// the HTML twin and of the PDF; its subset is that of templates/pdf/README.md. A stamped or a bare
// instance gives a preview marked as having no official value. templates::Error{Stylesheet} when
// the type's stylesheet fails.
[[nodiscard]] std::string render_xhtml(const ActType& type, std::string_view xml);

// The same as a standalone HTML page: own small style sheet, the QR code inside, no script, nothing
// from another origin; readable from 320 px of width.
[[nodiscard]] std::string render_html(const ActType& type, std::string_view xml);

// The page for estrados, which everybody may read: the act without its annexes (CFF 139, LSS 22).
[[nodiscard]] std::string render_public_html(const ActType& type, std::string_view xml);

struct RenderedDocument {
    std::string pdf;   // before its signature, with the sealed XML attached (acto.xml)
    std::string html;  // the HTML twin
    std::string check_code;
};

// Both documents of a sealed instance, whose seal covers this page. Findings (PDF-GLIFO):
// characters that cannot be printed. std::logic_error when the instance is not sealed, or names
// another page.
[[nodiscard]] tl::expected<RenderedDocument, Findings> render_document(const ActType& type,
                                                                       std::string_view sealed_xml,
                                                                       UnsealedPage page,
                                                                       const Fonts& fonts);

// The same for an instance that is not issued: what `buzon render` shows. No signature field's
// name, created on the instant of the preview.
[[nodiscard]] tl::expected<std::string, Findings> render_preview_pdf(const ActType& type,
                                                                     std::string_view xml,
                                                                     Instant at,
                                                                     const Fonts& fonts);

}  // namespace buzon::templates
