#include "templates/pdf/paint.hpp"

namespace buzon::templates::pdf {
namespace {

constexpr Mpt page_top = design::page_height - design::margin_top;

class PagePainter {
  public:
    PagePainter(Draft& draft, const Flow& flow, const Content::Codes& codes, std::int32_t page)
        : draft_(draft), flow_(flow), page_(page), content_(draft.store, codes)
    {
    }

    void background(const PagePlan& plan, const Margins& margins)
    {
        content_.begin_artifact();
        margins.band.paint_ground(content_);
        for (const Placed& placed : plan) {
            const Slice& slice = flow_.slices()[placed.slice];
            for (std::uint32_t i = slice.shape_begin; i < slice.shape_end; ++i) {
                const ShapeItem& shape = flow_.shapes()[i];
                if (shape.kind == ShapeItem::Kind::Rect) rect(shape, placed.y);
            }
            underline(slice, placed);
        }
        margins.footer.paint_rule(content_);
        for (const Placed& placed : plan) {
            const Slice& slice = flow_.slices()[placed.slice];
            for (std::uint32_t i = slice.shape_begin; i < slice.shape_end; ++i) {
                const ShapeItem& shape = flow_.shapes()[i];
                if (shape.kind == ShapeItem::Kind::Seal) seal(shape, placed.y);
            }
        }
        content_.end_marked();
    }

    void slice(const Placed& placed)
    {
        const Slice& slice = flow_.slices()[placed.slice];
        if (placed.as == Placed::As::RepeatedHead) {
            mark(no_elem);
            content_.begin_pagination("Header");
            for (std::uint32_t i = slice.text_begin; i < slice.text_end; ++i) {
                put(flow_.texts()[i], placed.y);
            }
            content_.end_marked();
            return;
        }
        for (std::uint32_t i = slice.text_begin; i < slice.text_end; ++i) {
            const TextItem& item = flow_.texts()[i];
            mark(item.elem);
            put(item, placed.y);
            if (draft_.store.styles[item.style].link != no_elem) link(item, placed.y);
        }
        for (std::uint32_t i = slice.shape_begin; i < slice.shape_end; ++i) {
            const ShapeItem& shape = flow_.shapes()[i];
            if (shape.kind != ShapeItem::Kind::Qr) continue;
            mark(shape.elem);
            qr(shape, placed.y);
        }
    }

    void band(const Band& band)
    {
        mark(no_elem);
        band.paint(draft_.store, content_);
    }

    void footer(const Footer& footer)
    {
        mark(no_elem);
        footer.paint(draft_.store, static_cast<std::size_t>(page_), content_);
    }

    PaintedPage finish()
    {
        out_.content = content_.finish();
        return std::move(out_);
    }

  private:
    static Mpt pdf_y(Mpt slice_y, Mpt y) { return page_top - slice_y - y; }
    static Mpt pdf_x(Mpt x) { return design::margin_left + x; }

    void mark(ElemId elem)
    {
        if (elem == open_) return;
        content_.end_marked();
        open_ = elem;
        if (elem == no_elem) return;
        const auto mcid = static_cast<std::int32_t>(out_.parents.size());
        content_.begin_element(tag_name(draft_.tags.elem(elem).tag), mcid);
        draft_.tags.mark(elem, page_, mcid);
        out_.parents.push_back(elem);
    }

    void put(const TextItem& item, Mpt slice_y)
    {
        content_.text({item.begin, item.end, item.style, pdf_x(item.x), pdf_y(slice_y, item.y)});
    }

    // Of what is seen: without the space at its end.
    [[nodiscard]] Mpt width_of(const TextItem& item) const
    {
        std::uint32_t end = item.end;
        const std::vector<Glyph>& glyphs = draft_.store.glyphs;
        while (end > item.begin && draft_.shaper.is_space(item.style, glyphs[end - 1].id)) --end;
        std::int64_t units = 0;
        for (std::uint32_t g = item.begin; g < end; ++g) {
            units += draft_.shaper.advance(item.style, glyphs[g]);
        }
        return scaled(units, draft_.store.text_style(item.style).size);
    }

    void link(const TextItem& item, Mpt slice_y)
    {
        const Mpt size = draft_.store.text_style(item.style).size;
        const Mpt x = pdf_x(item.x), y = pdf_y(slice_y, item.y);
        const auto target = static_cast<std::size_t>(draft_.tags.elem(item.elem).text);
        out_.links.push_back({x, y - size / 4, x + width_of(item), y + size, target, item.elem});
    }

    void underline(const Slice& slice, const Placed& placed)
    {
        for (std::uint32_t i = slice.text_begin; i < slice.text_end; ++i) {
            const TextItem& item = flow_.texts()[i];
            if (draft_.store.styles[item.style].link == no_elem) continue;
            content_.fill_color(draft_.store.text_style(item.style).color);
            content_.rect(pdf_x(item.x), pdf_y(placed.y, item.y) - pt(1.5), width_of(item),
                          pt(0.45));
            content_.fill();
        }
    }

    void rect(const ShapeItem& shape, Mpt slice_y)
    {
        content_.fill_color(shape.color);
        content_.rect(pdf_x(shape.x), pdf_y(slice_y, shape.y + shape.height), shape.width,
                      shape.height);
        content_.fill();
    }

    void seal(const ShapeItem& shape, Mpt slice_y)
    {
        content_.drawing(draft_.fonts.seal, pdf_x(shape.x), pdf_y(slice_y, shape.y + shape.height),
                         shape.width / 100);
    }

    void qr(const ShapeItem& shape, Mpt slice_y)
    {
        const Mpt bottom = pdf_y(slice_y, shape.y + shape.height);
        content_.fill_color(rgb(0xFFFFFF));
        content_.rect(pdf_x(shape.x), bottom, shape.width, shape.height);
        content_.fill();
        content_.fill_color(shape.color);
        const QrGrid& code = draft_.qr_codes[shape.qr];
        content_.modules(code, pdf_x(shape.x), bottom, shape.width);
    }

    Draft& draft_;
    const Flow& flow_;
    std::int32_t page_;
    Content content_;
    PaintedPage out_;
    ElemId open_ = no_elem;
};

}  // namespace

std::vector<PaintedPage> paint_pages(Draft& draft, const Flow& flow,
                                     const std::vector<PagePlan>& plans, const Margins& margins)
{
    std::vector<PaintedPage> pages;
    pages.reserve(plans.size());
    Content::Codes codes;
    for (std::size_t face = 0; face < codes.size(); ++face) {
        codes[face] = draft.program(face).codes;
    }
    for (std::size_t p = 0; p < plans.size(); ++p) {
        PagePainter painter(draft, flow, codes, static_cast<std::int32_t>(p));
        painter.background(plans[p], margins);
        painter.band(margins.band);
        for (const Placed& placed : plans[p]) painter.slice(placed);
        painter.footer(margins.footer);
        pages.push_back(painter.finish());
    }
    return pages;
}

}  // namespace buzon::templates::pdf
