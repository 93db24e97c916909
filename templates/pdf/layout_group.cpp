#include "core/xml.hpp"
#include "templates/pdf/layout.hpp"

#include <algorithm>

namespace buzon::templates::pdf {
namespace {

constexpr Mpt qr_gap = pt(16), seal_gap = pt(14);

const Node* qr_child(const Node* node)
{
    for (const Node* child = node->children; child != nullptr; child = child->next) {
        if (element_name(child) == "img") return child;
    }
    return nullptr;
}

}  // namespace

ShapeItem Layout::qr_item(const Node* node, ElemId parent)
{
    if (!has_class(node, "qr")) refuse_markup(node, "only img class qr");
    const std::string alt = xml::attribute(node, "alt");
    if (alt.empty()) refuse_markup(node, "a figure without alt");
    ShapeItem item;
    item.kind = ShapeItem::Kind::Qr;
    item.width = item.height = design::qr_size;
    item.color = design::ink;
    item.elem = draft_.tags.add(Tag::Figure, parent);
    item.qr = draft_.qr_codes.size();
    draft_.tags.set_alt(item.elem, alt);
    draft_.qr_codes.push_back(make_qr(xml::attribute(node, "data-text")));
    return item;
}

void Layout::qr_block(const Node* node, Area area)
{
    ShapeItem item = qr_item(node, area.parent);
    item.x = area.x;
    area.flow.open(item.height);
    area.flow.add(item);
    area.flow.close();
    area.flow.space(design::body.after);
}

// A code within the box stands at its right, the rest beside it.
void Layout::box(const Node* node, Area area)
{
    Flow inner;
    const Mpt width = area.width - 2 * design::box_pad_x;
    const Node* qr = qr_child(node);
    const Area beside{inner, 0, qr != nullptr ? width - design::qr_size - qr_gap : width,
                      area.parent, area.body};
    for (const Node* child = node->children; child != nullptr;) {
        if (is_blank(child) || child == qr) {
            child = child->next;
        } else if (is_inline(child)) {
            const Node* end = child;
            while (end != nullptr && is_inline(end)) end = end->next;
            anonymous_text(child, end, beside);
            child = end;
        } else {
            block(child, beside);
            child = child->next;
        }
    }
    area.flow.space(design::box_before);
    if (qr != nullptr) {
        ShapeItem code = qr_item(qr, area.parent);
        const Mpt text_height = inner.total_height();
        const Mpt height = std::max(text_height, code.height);
        Flow both;
        both.open(height);
        both.paste(inner, 0, (height - text_height) / 2);
        code.x = width - code.width;
        code.y = (height - code.height) / 2;
        both.add(code);
        both.close();
        framed(both, area);
    } else {
        framed(inner, area);
    }
    area.flow.space(design::box_after);
}

void Layout::framed(const Flow& inner, Area area)
{
    const auto paint = [&](Mpt height) {
        area.flow.add(ShapeItem{ShapeItem::Kind::Rect, area.x, 0, area.width, height, design::tint,
                                no_elem, 0});
        area.flow.add(ShapeItem{ShapeItem::Kind::Rect, area.x, 0, design::box_rule, height,
                                design::gold, no_elem, 0});
    };
    const Mpt height = inner.total_height() + 2 * design::box_pad_y;
    if (height <= page_height_ / 2) {
        area.flow.open(height);
        paint(height);
        area.flow.paste(inner, area.x + design::box_pad_x, design::box_pad_y);
        area.flow.close();
        return;
    }
    // A tall box would leave much of the page before it empty: each slice brings its part of the
    // frame, gaps become part of it.
    const std::vector<Slice>& slices = inner.slices();
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const Mpt above = i == 0 ? design::box_pad_y : slices[i].gap;
        const Mpt below = i + 1 == slices.size() ? design::box_pad_y : 0;
        Slice& slice = area.flow.open(above + slices[i].height + below);
        slice.keep_with_next = slices[i].keep_with_next;
        paint(slice.height);
        area.flow.paste_slice(inner, i, area.x + design::box_pad_x, above);
        area.flow.close();
    }
}

void Layout::columns(const Node* node, Area area)
{
    std::vector<const Node*> parts;
    for (const Node* child = node->children; child != nullptr; child = child->next) {
        if (is_blank(child)) continue;
        if (is_inline(child)) refuse_markup(child, "text outside the columns of two-col");
        parts.push_back(child);
    }
    if (parts.empty()) return;
    const auto count = static_cast<Mpt>(parts.size());
    const Mpt width = (area.width - (count - 1) * design::column_gap) / count;
    std::vector<Flow> flows(parts.size());
    Mpt height = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        block(parts[i], {flows[i], 0, width, area.parent, area.body});
        height = std::max(height, flows[i].total_height());
    }
    if (height > page_height_) {
        for (const Flow& flow : flows) area.flow.append(flow, area.x);
        return;
    }
    area.flow.open(height);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        area.flow.paste(flows[i], area.x + static_cast<Mpt>(i) * (width + design::column_gap), 0);
    }
    area.flow.close();
    area.flow.space(design::body.after);
}

void Layout::masthead(const Node* node, Area area)
{
    Flow inner;
    const Mpt left = design::seal_size + seal_gap;
    const ElemId elem = draft_.tags.add(Tag::Div, area.parent);
    blocks(node->children, {inner, 0, area.width - left, elem, &design::masthead});
    const Mpt text_height = inner.total_height();
    const Mpt band = std::max(text_height, design::seal_size);
    const Mpt height = band + pt(9);
    area.flow.open(height);
    area.flow.add(ShapeItem{ShapeItem::Kind::Seal, area.x, (band - design::seal_size) / 2,
                            design::seal_size, design::seal_size, design::green, no_elem, 0});
    area.flow.add(ShapeItem{ShapeItem::Kind::Rect, area.x, height - pt(1.2), area.width, pt(1.2),
                            design::gold, no_elem, 0});
    area.flow.paste(inner, area.x + left, (band - text_height) / 2);
    area.flow.close();
    area.flow.space(pt(14));
}

}  // namespace buzon::templates::pdf
