#include "templates/rehearsal_band.hpp"

#include "core/standing.hpp"
#include "templates/error.hpp"

#include <string>

namespace buzon::templates {
namespace {

constexpr const char* look =
    ".ensayo { position: sticky; top: 0; border-color: #611232; background: #611232; color: #fff; "
    "padding: .25rem 1rem; }\n"
    "@media print { .ensayo { position: static; background: #fff; color: #611232; } }\n";

xmlNode* require_child(xmlNode* parent, const char* name)
{
    xmlNode* found = parent != nullptr ? xml::first_child(parent, name) : nullptr;
    if (found == nullptr) throw Error(Error::Kind::Stylesheet, "a page without head or body");
    return found;
}

xmlNode* add(xmlNode* parent, const char* name, std::string_view text = {})
{
    xmlNode* node = xml::add_child(parent, name, std::string(text));
    xmlSetNs(node, parent->ns);
    return node;
}

void begin_title(xmlNode* head)
{
    xmlNode* title = require_child(head, "title");
    const std::string whole = std::string(kRehearsalMark) + " · " + xml::text(title);
    xmlNodeSetContent(title, nullptr);
    xmlNodeAddContent(title, chars(whole));
}

void add_box(xmlNode* body)
{
    xmlNode* box = add(body, "div");
    xmlNewProp(box, chars("class"), chars("box ensayo"));
    xmlNode* words = add(box, "p");
    add(words, "strong", std::string(kRehearsalMark) + ".");
    xmlNodeAddContent(words, chars(" " + std::string(kRehearsalMeaning)));
    // After the masthead, so that the emblem stays at the top of the paper.
    xmlAddNextSibling(require_child(body, "header"), box);
}

}  // namespace

void show_rehearsal(const xmlDoc* instance, xmlDoc* page)
{
    const xmlNode* emission = xml::first_child(xmlDocGetRootElement(instance), "emision");
    if (emission == nullptr || xml::attribute(emission, "ensayo").empty()) return;
    xmlNode* html = xmlDocGetRootElement(page);
    xmlNode* head = require_child(html, "head");
    begin_title(head);
    if (xmlNode* style = xml::first_child(head, "style"); style != nullptr) {
        xmlNodeAddContent(style, chars(std::string(look)));
    }
    add_box(require_child(html, "body"));
}

}  // namespace buzon::templates
