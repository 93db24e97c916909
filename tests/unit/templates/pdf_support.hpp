#pragma once

#include "core/xml.hpp"
#include "templates/error.hpp"
#include "templates/pdf/draft.hpp"
#include "templates/pdf/layout.hpp"
#include "templates/pdf/paginate.hpp"
#include "templates/pdf/render_pdf.hpp"

#include <gtest/gtest.h>
#include <libdeflate.h>

#include <memory>
#include <string>
#include <vector>

namespace buzon::templates::pdf {

inline const Fonts& shared_fonts()
{
    static const Fonts fonts = Fonts::load();
    return fonts;
}

inline std::string page(const std::string& body)
{
    return "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head/><body>" + body + "</body></html>";
}

// A PdfInput that owns its XHTML.
struct OwnInput : PdfInput {
    void read(const std::string& markup)
    {
        doc = std::move(*xml::parse(markup, "prueba"));
        xhtml = doc.get();
    }
    xml::Doc doc;
};

inline OwnInput input_of(const std::string& body)
{
    OwnInput input;
    input.read(page(body));
    input.title = "Requerimiento de información";
    input.footer = "Folio IMSS-2026-000000001-9 · Verificación 7F3K-9QWX";
    input.created = Instant::parse("2026-11-10T16:00:00Z").value();
    input.signer_name = "Instituto Mexicano del Seguro Social";
    return input;
}

// The file with what its object streams hold behind it.
inline std::string opened(const std::string& pdf)
{
    std::string out = pdf;
    const CPtr<libdeflate_decompressor, libdeflate_free_decompressor> unpacker(
        libdeflate_alloc_decompressor());
    for (std::size_t at = pdf.find("/Type/ObjStm"); at != std::string::npos;
         at = pdf.find("/Type/ObjStm", at + 1)) {
        const std::size_t begin = pdf.find("stream\n", at) + 7;
        std::string objects(1U << 20U, '\0');
        std::size_t size = 0;
        if (libdeflate_zlib_decompress_ex(unpacker.get(), pdf.data() + begin, pdf.size() - begin,
                                          objects.data(), objects.size(), nullptr,
                                          &size) != LIBDEFLATE_SUCCESS) {
            ADD_FAILURE() << "an object stream that cannot be unpacked";
        }
        out.append(objects, 0, size);
    }
    return out;
}

inline std::string table_of(int rows)
{
    std::string out =
        "<table><thead><tr><th scope=\"col\">NSS</th><th scope=\"col\">Nombre</th>"
        "<th scope=\"col\" class=\"num\">Cuota</th></tr></thead><tbody>";
    for (int i = 0; i < rows; ++i) {
        out += "<tr><td>" + std::to_string(12345678900 + i) + "</td><td>Muñoz Güereca, Ángel " +
               std::to_string(i) + "</td><td class=\"num\">" + std::to_string(100 + i % 900) +
               ".50</td></tr>";
    }
    return out +
           "</tbody><tfoot><tr><th scope=\"row\" colspan=\"2\">Total</th>"
           "<td class=\"num\">9,999.50</td></tr></tfoot></table>";
}

// A document laid out on pages, open to inspection.
struct LaidOut {
    static constexpr Mpt height = pt(640);

    explicit LaidOut(const std::string& body, Mpt width = design::text_width)
        : draft(shared_fonts().set()), width_(width)
    {
        doc = std::move(*xml::parse(page(body), "prueba"));
        const ElemId root = draft.tags.add(Tag::Document, no_elem);
        Layout layout(draft, height);
        const auto* html = xmlDocGetRootElement(doc.get());
        layout.blocks(xml::first_child(html, "body")->children,
                      {flow, 0, width_, root, &design::body});
        plans = paginate(flow, height);
    }

    [[nodiscard]] Mpt right_end(const TextItem& item) const
    {
        std::int64_t units = 0;
        for (std::uint32_t g = item.begin; g < item.end; ++g) {
            if (draft.shaper.is_space(item.style, draft.store.glyphs[g].id) && g + 1 == item.end) {
                continue;
            }
            units += draft.shaper.advance(item.style, draft.store.glyphs[g]);
        }
        return item.x + scaled(units, draft.store.text_style(item.style).size);
    }
    [[nodiscard]] Mpt rightmost() const
    {
        Mpt most = 0;
        for (const TextItem& item : flow.texts()) most = std::max(most, right_end(item));
        return most;
    }
    [[nodiscard]] Tag tag_of(std::size_t slice) const
    {
        const Slice& s = flow.slices()[slice];
        return draft.tags.elem(flow.texts().at(s.text_begin).elem).tag;
    }

    xml::Doc doc;
    Draft draft;
    Flow flow;
    std::vector<PagePlan> plans;
    Mpt width_;
};

}  // namespace buzon::templates::pdf
