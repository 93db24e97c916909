#include "gateway/app/render_act.hpp"

#include "core/xml.hpp"
#include "templates/catalogue.hpp"
#include "templates/check.hpp"
#include "templates/pdf/fonts.hpp"
#include "templates/pdf/render_pdf.hpp"
#include "templates/render.hpp"

#include <fmt/format.h>

namespace buzon::app {

tl::expected<std::string, Findings> render_act(const Services& services, std::string_view xml,
                                               RenderForm form)
{
    const auto doc = xml::parse(xml, "acto");
    if (!doc) return tl::unexpected(doc.error());
    const std::string key = xml::xpath_string(doc->get(), "string(/*/@tipo)");
    const std::string version = xml::xpath_string(doc->get(), "string(/*/@version)");
    const templates::ActType* type = services.catalogue().find(key, version);
    if (type == nullptr) {
        return tl::unexpected(
            Findings{{"TIPO-DESCONOCIDO", Severity::Error, "/*/@tipo", 1,
                      fmt::format("El catálogo no tiene el tipo «{}», versión «{}».", key, version),
                      "Use un tipo del catálogo.", ""}});
    }
    std::string html = templates::render_xhtml(*type, xml);
    switch (form) {
        case RenderForm::Html: return html;
        case RenderForm::Pdf: break;
    }
    templates::PdfInput page;
    page.xhtml = std::move(html);
    page.title = type->title;
    page.footer = "Vista previa sin valor oficial";
    page.created = services.now();
    return templates::render_pdf(page, services.fonts());
}

}  // namespace buzon::app
