#include "templates/pdf/lay_out.hpp"

#include "core/xml.hpp"
#include "templates/error.hpp"
#include "templates/pdf/layout.hpp"

namespace buzon::templates::pdf {

std::vector<PaintedPage> lay_out(Draft& draft, const Node* body, const Repeated& repeated)
{
    Footer footer(draft, repeated.footer);
    const Band band(draft, repeated.band);
    const Mpt text_height = design::page_height - design::margin_top - footer.text_area_bottom();
    const ElemId root = draft.tags.add(Tag::Document, no_elem);
    Flow flow;
    Layout layout(draft, text_height);
    layout.blocks(body->children, {flow, 0, design::text_width, root, &design::body});
    const std::vector<PagePlan> plans = paginate(flow, text_height);
    footer.prepare(draft, plans.size());
    return paint_pages(draft, flow, plans, {footer, band});
}

const Node* body_of(const _xmlDoc* xhtml)
{
    const Node* html = xmlDocGetRootElement(xhtml);
    const Node* body = html != nullptr ? xml::first_child(html, "body") : nullptr;
    if (body == nullptr) throw Error(Error::Kind::Stylesheet, "the XHTML has no body");
    return body;
}

}  // namespace buzon::templates::pdf
