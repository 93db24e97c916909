#include "templates/from_order.hpp"

#include "templates/canonical.hpp"
#include "templates/error.hpp"
#include "templates/stylesheet.hpp"

namespace buzon::templates {

std::string instance_from_order(const ActType& type, xmlDoc* order)
{
    const auto sheet = load_stylesheet(type.folder / "de-orden.xslt");
    if (!sheet) throw Error(Error::Kind::Stylesheet, sheet.error().front().reason);
    const xml::Doc instance = transform(sheet->get(), order, {{"control", ""}});
    return canonical(instance.get());
}

}  // namespace buzon::templates
