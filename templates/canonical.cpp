#include "templates/canonical.hpp"

#include "templates/error.hpp"

#include <libxml/c14n.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace buzon::templates {
namespace {

// Canonical XML §2.3: what text and attribute values escape.
void add_text(std::string_view text, std::string& out)
{
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '\r': out += "&#xD;"; break;
            default: out += c;
        }
    }
}

bool is_plain(const xmlNode* node)
{
    for (; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) {
            if (node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE &&
                node->type != XML_COMMENT_NODE) {
                return false;
            }
            continue;
        }
        if (node->ns != nullptr || node->nsDef != nullptr) return false;
        for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
            const bool simple = a->children == nullptr || (a->children->type == XML_TEXT_NODE &&
                                                           a->children->next == nullptr);
            if (a->ns != nullptr || !simple) return false;
        }
        if (!is_plain(node->children)) return false;
    }
    return true;
}

std::string_view value_of(const xmlAttr* a)
{
    return a->children == nullptr || a->children->content == nullptr ? std::string_view()
                                                                     : plain(a->children->content);
}

void write_start(const xmlNode* node, std::string& out)
{
    out += '<';
    out += plain(node->name);
    std::vector<const xmlAttr*> attributes;
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) attributes.push_back(a);
    std::ranges::sort(attributes, [](const xmlAttr* a, const xmlAttr* b) {
        return std::string_view(plain(a->name)) < std::string_view(plain(b->name));
    });
    for (const xmlAttr* a : attributes) {
        out += ' ';
        out += plain(a->name);
        out += "=\"";
        append_canonical_attribute(value_of(a), out);
        out += '"';
    }
    out += '>';
}

void write(const xmlNode* node, std::string& out)
{
    for (; node != nullptr; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            add_text(plain(node->content), out);
        } else if (node->type == XML_ELEMENT_NODE) {
            write_start(node, out);
            write(node->children, out);
            out += "</";
            out += plain(node->name);
            out += '>';
        }
    }
}

}  // namespace

void append_canonical_text(std::string_view text, std::string& out)
{
    add_text(text, out);
}

void append_canonical_attribute(std::string_view value, std::string& out)
{
    for (const char c : value) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '"': out += "&quot;"; break;
            case '\t': out += "&#x9;"; break;
            case '\n': out += "&#xA;"; break;
            case '\r': out += "&#xD;"; break;
            default: out += c;
        }
    }
}

std::string canonical(xmlDoc* doc)
{
    const xmlNode* root = xmlDocGetRootElement(doc);
    if (root != nullptr && root->next == nullptr && is_plain(doc->children)) {
        std::string out;
        out.reserve(8192);
        write(root, out);
        return out;
    }
    return canonical_by_libxml2(doc);
}

std::string canonical_by_libxml2(xmlDoc* doc)
{
    xmlChar* bytes = nullptr;
    const int size = xmlC14NDocDumpMemory(doc, nullptr, XML_C14N_1_0, nullptr, 0, &bytes);
    if (size < 0 || bytes == nullptr) throw Error(Error::Kind::Library, "xmlC14NDocDumpMemory");
    return taken(bytes);
}

xml::Doc parse_own(std::string_view xml)
{
    auto doc = xml::parse(xml, "documento");
    if (!doc) throw std::logic_error("not well-formed: " + doc.error().front().reason);
    return std::move(*doc);
}

}  // namespace buzon::templates
