#include "templates/render.hpp"

#include "core/standing.hpp"
#include "templates/canonical.hpp"
#include "templates/check_code.hpp"
#include "templates/compiled_type.hpp"
#include "templates/page_tree.hpp"
#include "templates/pdf/render_pdf.hpp"
#include "templates/redact.hpp"
#include "templates/rehearsal_band.hpp"
#include "templates/xhtml.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace buzon::templates {
namespace {

xml::Doc xhtml_of(const ActType& type, std::string_view xml)
{
    const xml::Doc doc = parse_own(xml);
    const bool sealed = xml::first_child(xmlDocGetRootElement(doc.get()), "sello") != nullptr;
    const std::string code = sealed ? check_code(xml) : std::string();
    xml::Doc page = transform(type.compiled->document.get(), doc.get(), {{"control", code}});
    show_rehearsal(doc.get(), page.get());
    return page;
}

std::string html_of(xmlDoc* xhtml)
{
    draw_codes(xmlDocGetRootElement(xhtml));
    return html_page(xhtml);
}

std::string title_of(const xmlDoc* xhtml)
{
    const xmlNode* head = xml::first_child(xmlDocGetRootElement(xhtml), "head");
    const xmlNode* title = head != nullptr ? xml::first_child(head, "title") : nullptr;
    return title != nullptr ? xml::text(title) : std::string();
}

xmlNode* add_seal_section(const ActType& type, xmlDoc* sealed, const std::string& code,
                          xmlDoc* page)
{
    const xml::Doc section =
        transform(type.compiled->document.get(), sealed, {{"control", code}, {"parte", "firma"}});
    return add_to_main(page, section.get());
}

// In XHTML every "<" outside markup is "&lt;", so that a search for a tag finds only the tag.
std::string with_section(std::string html, xmlNode* section)
{
    draw_codes(section);
    return html.insert(html.rfind("</main>"), serialize_xhtml(section));
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
                                                         UnsealedPage page, const Fonts& fonts)
{
    const xml::Doc instance = parse_own(sealed_xml);
    const xmlNode* root = xmlDocGetRootElement(instance.get());
    const xmlNode* emission = xml::first_child(root, "emision");
    const xmlNode* seal = xml::first_child(root, "sello");
    if (emission == nullptr || seal == nullptr) {
        throw std::logic_error("a document is made from a sealed instance");
    }
    if (xml::attribute(emission, "huellaHtml") != page.digest().hex()) {
        throw std::logic_error("the seal covers another page");
    }
    const std::string code = check_code(sealed_xml);
    xmlDoc* xhtml = page.tree().xhtml.get();
    xmlNode* section = add_seal_section(type, instance.get(), code, xhtml);
    PdfInput input{
        .xhtml = xhtml,
        .title = title_of(xhtml),
        .footer = fmt::format("Folio {} · Código {}", xml::attribute(emission, "folio"), code),
        .band = xml::attribute(emission, "ensayo").empty() ? std::string()
                                                           : std::string(kRehearsalMark),
        .created = issued_at(emission),
        .signer_name = xml::attribute(xml::first_child(seal, "certificado"), "titular"),
        .reason = type.title,
        .attachments = {{.name = "acto.xml",
                         .media_type = "text/xml",
                         .description = "Documento XML sellado",
                         .bytes = std::string(sealed_xml)}}};
    auto pdf = render_pdf(input, fonts);
    if (!pdf) return tl::unexpected(std::move(pdf.error()));
    return RenderedDocument{.pdf = std::move(*pdf),
                            .html = with_section(std::move(page.tree().html), section),
                            .check_code = code};
}

tl::expected<std::string, Findings> render_preview_pdf(const ActType& type, std::string_view xml,
                                                       Instant at, const Fonts& fonts)
{
    const xml::Doc xhtml = xhtml_of(type, xml);
    const PdfInput input{.xhtml = xhtml.get(),
                         .title = title_of(xhtml.get()),
                         .footer = "Vista previa sin valor oficial",
                         .band = {},
                         .created = at,
                         .signer_name = "",
                         .reason = std::nullopt,
                         .attachments = {}};
    return render_pdf(input, fonts);
}

}  // namespace buzon::templates
