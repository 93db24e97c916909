#include "gateway/app/heading.hpp"

#include "core/xml.hpp"

#include <array>

namespace buzon::app {

namespace {

std::optional<Rfc> rfc_of(const std::string& text)
{
    auto rfc = Rfc::parse(text);
    if (!rfc) return std::nullopt;
    return std::move(*rfc);
}

}  // namespace

Heading heading_of(const templates::CheckedAct& act)
{
    return {act.type,          act.unit,   act.reference, act.official.rfc, act.official.post_key,
            act.addressee.rfc, act.channel};
}

Heading read_heading(const templates::Catalogue& catalogue, std::string_view bytes)
{
    Heading heading;
    const auto doc = xml::parse(bytes, "acto");
    if (!doc) return heading;
    const auto value = [&](const char* xpath) { return xml::xpath_string(doc->get(), xpath); };
    heading.type = catalogue.find(value("string(/acto/@tipo)"), value("string(/acto/@version)"));
    heading.unit = value("string(/acto/autoridad/@unidad)");
    heading.reference = value("string(/acto/referencia)");
    heading.official = rfc_of(value("string(/acto/firmante/@rfc)"));
    heading.post_key = value("string(/acto/firmante/cargo/@clave)");
    heading.addressee = rfc_of(value("string(/acto/destinatario/@rfc)"));
    const std::string channel = value("string(/acto/canal)");
    for (const templates::Channel one :
         {templates::Channel::Mailbox, templates::Channel::Estrados, templates::Channel::Bank}) {
        if (channel == templates::channel_name(one)) heading.channel = one;
    }
    return heading;
}

}  // namespace buzon::app
