#include "templates/pdf/markup.hpp"

#include "core/xml.hpp"
#include "templates/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace buzon::templates::pdf {
namespace {

std::string_view view(const xmlChar* text)
{
    return text != nullptr ? reinterpret_cast<const char*>(text) : std::string_view();
}

constexpr bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

std::string_view element_name(const Node* node)
{
    return node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
}

bool is_text(const Node* node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

std::string_view node_text(const Node* text_node)
{
    return view(text_node->content);
}

bool has_class(const Node* node, std::string_view name)
{
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
        if (view(a->name) != "class" || a->children == nullptr) continue;
        std::string_view rest = view(a->children->content);
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            if (rest.substr(0, end) == name) return true;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return false;
}

bool is_blank(const Node* node)
{
    if (!is_text(node)) return node->type != XML_ELEMENT_NODE;
    const std::string_view text = node_text(node);
    return std::all_of(text.begin(), text.end(), is_space);
}

bool is_inline(const Node* node)
{
    if (node->type != XML_ELEMENT_NODE) return true;
    constexpr std::array names = {"strong", "b",    "em",   "i",    "small", "span", "a",
                                  "br",     "code", "time", "abbr", "cite",  "data"};
    const std::string_view name = element_name(node);
    return std::find(names.begin(), names.end(), name) != names.end();
}

const Node* only_child(const Node* node)
{
    const Node* only = nullptr;
    for (const Node* child = node->children; child != nullptr; child = child->next) {
        if (is_blank(child)) continue;
        if (only != nullptr) return nullptr;
        only = child;
    }
    return only;
}

void refuse_markup(const Node* node, std::string_view why)
{
    throw Error(Error::Kind::Stylesheet, fmt::format("XHTML line {}, <{}>: {}", xmlGetLineNo(node),
                                                     element_name(node), why));
}

}  // namespace buzon::templates::pdf
