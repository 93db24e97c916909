#include "templates/render.hpp"

#include "core/base64.hpp"
#include "templates/canonical.hpp"
#include "templates/check_code.hpp"
#include "templates/compiled_type.hpp"
#include "templates/error.hpp"
#include "templates/pdf/render_pdf.hpp"
#include "templates/qr_svg.hpp"
#include "templates/redact.hpp"

#include <fmt/format.h>
#include <libxml/xmlsave.h>

#include <stdexcept>

namespace buzon::templates {
namespace {

using Buffer = CPtr<xmlBuffer, xmlBufferFree>;

// XHTML that a browser's HTML parser reads the same way: <p></p>, <br />.
std::string serialize_xhtml(xmlDoc* doc)
{
    const Buffer buffer(xmlBufferCreate());
    xmlSaveCtxt* save = xmlSaveToBuffer(buffer.get(), "UTF-8", XML_SAVE_XHTML | XML_SAVE_NO_DECL);
    if (save == nullptr) throw Error(Error::Kind::Library, "xmlSaveToBuffer");
    const long written = xmlSaveDoc(save, doc);
    if (xmlSaveClose(save) < 0 || written < 0) throw Error(Error::Kind::Library, "xmlSaveDoc");
    return plain(xmlBufferContent(buffer.get()));
}

xml::Doc transformed(const ActType& type, xmlDoc* instance, const std::string& code)
{
    return transform(type.compiled->document.get(), instance, {"control", code});
}

xml::Doc xhtml_of(const ActType& type, std::string_view xml)
{
    const xml::Doc doc = parse_own(xml);
    const bool sealed = xml::first_child(xmlDocGetRootElement(doc.get()), "sello") != nullptr;
    return transformed(type, doc.get(), sealed ? check_code(xml) : std::string());
}

void draw_codes(xmlNode* node)
{
    for (; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (xmlStrEqual(node->name, chars("img")) != 0) {
            const std::string text = xml::attribute(node, "data-text");
            const std::string source = "data:image/svg+xml;base64," + base64_encode(qr_svg(text));
            xmlNewProp(node, chars("src"), chars(source));
        }
        draw_codes(node->children);
    }
}

std::string html_of(xmlDoc* xhtml)
{
    draw_codes(xmlDocGetRootElement(xhtml));
    return "<!DOCTYPE html>\n" + serialize_xhtml(xhtml);
}

std::string title_of(const xmlDoc* xhtml)
{
    const xmlNode* head = xml::first_child(xmlDocGetRootElement(xhtml), "head");
    const xmlNode* title = head != nullptr ? xml::first_child(head, "title") : nullptr;
    return title != nullptr ? xml::text(title) : std::string();
}

Instant issued_at(const xmlNode* emission)
{
    const auto at = Instant::parse(xml::attribute(emission, "instante"));
    if (!at) throw std::logic_error("the stamp carries no instant");
    return *at;
}

}  // namespace

std::string render_xhtml(const ActType& type, std::string_view xml)
{
    return serialize_xhtml(xhtml_of(type, xml).get());
}

std::string render_html(const ActType& type, std::string_view xml)
{
    return html_of(xhtml_of(type, xml).get());
}

std::string render_public_html(const ActType& type, std::string_view xml)
{
    const xml::Doc xhtml = xhtml_of(type, xml);
    remove_annexes(xhtml.get());
    return html_of(xhtml.get());
}

tl::expected<RenderedDocument, Findings> render_document(const ActType& type,
                                                         std::string_view sealed_xml,
                                                         const Fonts& fonts)
{
    const xml::Doc instance = parse_own(sealed_xml);
    const xmlNode* root = xmlDocGetRootElement(instance.get());
    const xmlNode* emission = xml::first_child(root, "emision");
    const xmlNode* seal = xml::first_child(root, "sello");
    if (emission == nullptr || seal == nullptr) {
        throw std::logic_error("a document is made from a sealed instance");
    }
    const std::string code = check_code(sealed_xml);
    const xml::Doc xhtml = transformed(type, instance.get(), code);
    PdfInput input{
        .xhtml = xhtml.get(),
        .title = title_of(xhtml.get()),
        .footer = fmt::format("Folio {} · Código {}", xml::attribute(emission, "folio"), code),
        .created = issued_at(emission),
        .signer_name = xml::attribute(xml::first_child(seal, "certificado"), "titular"),
        .reason = type.title,
        .attachments = {{.name = "acto.xml",
                         .media_type = "text/xml",
                         .description = "Documento XML sellado",
                         .bytes = std::string(sealed_xml)}}};
    auto pdf = render_pdf(input, fonts);
    if (!pdf) return tl::unexpected(std::move(pdf.error()));
    return RenderedDocument{
        .pdf = std::move(*pdf), .html = html_of(xhtml.get()), .check_code = code};
}

tl::expected<std::string, Findings> render_preview_pdf(const ActType& type, std::string_view xml,
                                                       Instant at, const Fonts& fonts)
{
    const xml::Doc xhtml = xhtml_of(type, xml);
    const PdfInput input{.xhtml = xhtml.get(),
                         .title = title_of(xhtml.get()),
                         .footer = "Vista previa sin valor oficial",
                         .created = at,
                         .signer_name = "",
                         .reason = std::nullopt,
                         .attachments = {}};
    return render_pdf(input, fonts);
}

}  // namespace buzon::templates
