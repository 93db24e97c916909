#include "templates/pdf/render_pdf.hpp"

#include "core/xml.hpp"
#include "templates/error.hpp"
#include "templates/pdf/document.hpp"
#include "templates/pdf/lay_out.hpp"

namespace buzon::templates {
namespace {

xml::Doc parse_markup(const std::string& xhtml)
{
    auto doc = xml::parse(xhtml, "XHTML");
    if (!doc) {
        throw Error(Error::Kind::Stylesheet,
                    "the XHTML cannot be read: " +
                        (doc.error().empty() ? std::string() : doc.error().front().reason));
    }
    return std::move(*doc);
}

}  // namespace

tl::expected<std::string, Findings> render_pdf(const PdfInput& input, const Fonts& fonts)
{
    using namespace pdf;
    const xml::Doc doc = parse_markup(input.xhtml);
    Draft draft(fonts.set());
    const std::vector<PaintedPage> pages = lay_out(draft, body_of(doc.get()), input.footer);
    if (!draft.missing.findings().empty()) return tl::unexpected(draft.missing.findings());
    return assemble(input, draft, pages);
}

}  // namespace buzon::templates
