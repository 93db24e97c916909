#include "templates/direct_paths.hpp"

#include <string>
#include <string_view>

namespace buzon::templates {
namespace {

constexpr std::string_view axis = "child::";

bool begins_name(char c)
{
    return c == '*' || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

// Whatever holds one of these libxml2 does not take for a pattern.
bool is_abbreviated(std::string_view path)
{
    return path.find_first_of("[(@:$'\"") == std::string_view::npos;
}

std::string spelled(std::string path)
{
    const std::size_t at = path.starts_with('/') ? 1 : 0;
    if (at < path.size() && begins_name(path[at])) path.insert(at, axis);
    return path;
}

bool is_instruction(const xmlNode* node)
{
    return node->ns != nullptr &&
           std::string_view(plain(node->ns->href)) == "http://www.w3.org/1999/XSL/Transform";
}

void visit(xmlNode* node)
{
    for (; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        for (const char* name : {"select", "test"}) {
            const std::string path = xml::attribute(node, name);
            if (path.empty() || !is_instruction(node) || !is_abbreviated(path)) continue;
            xmlSetProp(node, chars(name), chars(spelled(path)));
        }
        visit(node->children);
    }
}

}  // namespace

void spell_axes(xmlDoc* stylesheet)
{
    visit(xmlDocGetRootElement(stylesheet));
}

}  // namespace buzon::templates
