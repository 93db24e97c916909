#include "templates/pdf/render_pdf.hpp"

#include "templates/pdf/document.hpp"
#include "templates/pdf/lay_out.hpp"

namespace buzon::templates {
tl::expected<std::string, Findings> render_pdf(const PdfInput& input, const Fonts& fonts)
{
    using namespace pdf;
    Draft draft(fonts.set());
    const std::vector<PaintedPage> pages =
        lay_out(draft, body_of(input.xhtml), {input.footer, input.band});
    if (!draft.missing.findings().empty()) return tl::unexpected(draft.missing.findings());
    return assemble(input, draft, pages);
}

}  // namespace buzon::templates
