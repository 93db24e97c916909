#include "templates/identities.hpp"

#include "core/curp.hpp"
#include "core/registro_patronal.hpp"
#include "core/rfc.hpp"

#include <string_view>

namespace buzon::templates {
namespace {

void place(Finding finding, const xmlNode* element, const char* attribute, Findings& findings)
{
    finding.field = node_path(element);
    if (attribute != nullptr) finding.field += std::string("/@") + attribute;
    finding.line = line_of(element);
    findings.push_back(std::move(finding));
}

void check_rfc(const xmlNode* element, const std::string& text, Findings& findings)
{
    const auto rfc = Rfc::parse(text);
    if (!rfc) {
        place(rfc.error(), element, "rfc", findings);
    } else if (!rfc->check_digit_ok()) {
        place({.id = "RFC-DIGITO",
               .severity = Severity::Warning,
               .field = "",
               .line = 0,
               .reason = "El dígito verificador del RFC " + text + " no corresponde.",
               .remedy = "Confirme el RFC: el SAT expidió algunos con otro dígito.",
               .citation = ""},
              element, "rfc", findings);
    }
}

void check_element(const xmlNode* node, Findings& findings)
{
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
        const std::string_view name = plain(a->name);
        if (name != "rfc" && name != "curp" && name != "registroPatronal") continue;
        const std::string value = xml::attribute(node, plain(a->name));
        if (name == "rfc") {
            check_rfc(node, value, findings);
        } else if (name == "curp") {
            if (const auto curp = Curp::parse(value); !curp) {
                place(curp.error(), node, "curp", findings);
            }
        } else if (const auto registro = RegistroPatronal::parse(value); !registro) {
            place(registro.error(), node, "registroPatronal", findings);
        }
    }
    if (std::string_view(plain(node->name)) == "registroPatronal") {
        if (const auto registro = RegistroPatronal::parse(xml::text(node)); !registro) {
            place(registro.error(), node, nullptr, findings);
        }
    }
}

void visit(const xmlNode* node, Findings& findings)
{
    for (; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        check_element(node, findings);
        visit(node->children, findings);
    }
}

}  // namespace

void check_identities(xmlDoc* doc, Findings& findings)
{
    visit(xmlDocGetRootElement(doc), findings);
}

}  // namespace buzon::templates
