#include "gateway/app/render_act.hpp"

#include "core/xml.hpp"
#include "templates/catalogue.hpp"
#include "templates/check.hpp"
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
    switch (form) {
        case RenderForm::Html: return templates::render_xhtml(*type, xml);
        case RenderForm::Pdf: break;
    }
    return templates::render_preview_pdf(*type, xml, services.now(), services.fonts());
}

}  // namespace buzon::app
