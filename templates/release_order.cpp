#include "templates/release_order.hpp"

#include "templates/canonical.hpp"
#include "templates/from_order.hpp"

namespace buzon::templates {
namespace {

void set(xmlNode* node, const char* name, const std::string& value)
{
    xmlNewProp(node, chars(name), chars(value));
}

}  // namespace

std::string release_order(const ActType& type, std::string_view order_xml,
                          const ResolvedRelease& release)
{
    const xml::Doc order = parse_own(order_xml);
    xmlNode* resolved = xml::add_child(xmlDocGetRootElement(order.get()), "resuelto");
    set(resolved, "referencia", release.reference);
    set(resolved, "causa", std::string(code_of(release.reason)));
    set(resolved, "importe", release.amount.plain());
    set(resolved, "letra", release.amount.in_words());
    set(resolved, "inmovilizado", release.held.plain());
    set(resolved, "ordenada", iso_date(release.ordered_on));
    return instance_from_order(type, order.get());
}

}  // namespace buzon::templates
