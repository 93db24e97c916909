#include "templates/pdf/render_pdf.hpp"

#include "core/xml.hpp"
#include "templates/error.hpp"
#include "templates/pdf/document.hpp"
#include "templates/pdf/layout.hpp"

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

const pdf::Node* body_of(xmlDoc* doc)
{
    const pdf::Node* html = xmlDocGetRootElement(doc);
    const pdf::Node* body = html != nullptr ? xml::first_child(html, "body") : nullptr;
    if (body == nullptr) throw Error(Error::Kind::Stylesheet, "the XHTML has no body");
    return body;
}

}  // namespace

tl::expected<std::string, Findings> render_pdf(const PdfInput& input, const Fonts& fonts)
{
    using namespace pdf;
    const xml::Doc doc = parse_markup(input.xhtml);
    Draft draft(fonts.set());
    Footer footer(draft, input.footer);
    const Mpt text_height = design::page_height - design::margin_top - footer.text_area_bottom();

    const ElemId root = draft.tags.add(Tag::Document, no_elem);
    Flow flow;
    Layout layout(draft, text_height);
    layout.blocks(body_of(doc.get())->children, {flow, 0, design::text_width, root, &design::body});
    const std::vector<PagePlan> plans = paginate(flow, text_height);
    footer.prepare(draft, plans.size());
    if (!draft.missing.findings().empty()) return tl::unexpected(draft.missing.findings());
    return assemble(input, draft, paint_pages(draft, flow, plans, footer));
}

}  // namespace buzon::templates
