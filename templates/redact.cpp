#include "templates/redact.hpp"

#include <vector>

namespace buzon::templates {
namespace {

bool is_annex(const xmlNode* node)
{
    const std::string classes = " " + xml::attribute(node, "class") + " ";
    return classes.find(" annex ") != std::string::npos;
}

void collect(xmlNode* parent, std::vector<xmlNode*>& annexes)
{
    for (xmlNode* node = parent->children; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (is_annex(node)) {
            annexes.push_back(node);
        } else {
            collect(node, annexes);
        }
    }
}

void empty(xmlNode* node)
{
    while (node->children != nullptr) {
        xmlNode* child = node->children;
        xmlUnlinkNode(child);
        xmlFreeNode(child);
    }
}

}  // namespace

void remove_annexes(xmlDoc* xhtml)
{
    std::vector<xmlNode*> annexes;
    collect(xmlDocGetRootElement(xhtml), annexes);
    for (xmlNode* annex : annexes) {
        empty(annex);
        xmlNode* note =
            xml::add_child(annex, "p",
                           "El anexo contiene datos que la ley protege; el destinatario "
                           "lo consulta íntegro en su Buzón IMSS o en la subdelegación.");
        xmlSetNs(note, annex->ns);
    }
}

}  // namespace buzon::templates
