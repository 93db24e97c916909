#include "gateway/app/verify_twin.hpp"

#include "core/xml.hpp"
#include "templates/unsealed_page.hpp"

#include <stdexcept>

namespace buzon::app {

std::string_view name(Twin twin)
{
    switch (twin) {
        case Twin::Same: return "same";
        case Twin::Other: return "other";
        case Twin::NotNamed: return "not_named";
    }
    throw std::logic_error("Twin");
}

std::string_view spanish(Twin twin)
{
    switch (twin) {
        case Twin::Same: return "es la que nombra el acto y no ha cambiado";
        case Twin::Other: return "no es la que nombra el acto, o fue cambiada";
        case Twin::NotNamed: return "el documento no nombra ninguna página";
    }
    throw std::logic_error("Twin");
}

Twin twin_of(std::string_view sealed_xml, std::string_view html)
{
    const auto doc = xml::parse(sealed_xml, "documento");
    if (!doc) return Twin::NotNamed;
    const auto named =
        Sha256::parse_hex(xml::xpath_string(doc->get(), "string(/*/emision/@huellaHtml)"));
    if (!named) return Twin::NotNamed;
    return templates::twin_digest(html) == *named ? Twin::Same : Twin::Other;
}

}  // namespace buzon::app
