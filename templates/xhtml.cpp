#include "templates/xhtml.hpp"

#include "core/base64.hpp"
#include "templates/error.hpp"
#include "templates/qr_svg.hpp"

#include <libxml/xmlsave.h>

namespace buzon::templates {
namespace {

using Buffer = CPtr<xmlBuffer, xmlBufferFree>;

template <class Write>
std::string saved(Write write)
{
    const Buffer buffer(xmlBufferCreate());
    xmlSaveCtxt* save = xmlSaveToBuffer(buffer.get(), "UTF-8", XML_SAVE_XHTML | XML_SAVE_NO_DECL);
    if (save == nullptr) throw Error(Error::Kind::Library, "xmlSaveToBuffer");
    const long written = write(save);
    if (xmlSaveClose(save) < 0 || written < 0) throw Error(Error::Kind::Library, "xmlSave");
    return plain(xmlBufferContent(buffer.get()));
}

void set_namespace(xmlNode* node, xmlNs* space)
{
    for (; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        node->ns = space;
        set_namespace(node->children, space);
    }
}

}  // namespace

std::string serialize_xhtml(xmlDoc* doc)
{
    return saved([&](xmlSaveCtxt* save) { return xmlSaveDoc(save, doc); });
}

std::string serialize_xhtml(xmlNode* node)
{
    return saved([&](xmlSaveCtxt* save) { return xmlSaveTree(save, node); });
}

std::string html_page(xmlDoc* xhtml)
{
    return "<!DOCTYPE html>\n" + serialize_xhtml(xhtml);
}

void draw_codes(xmlNode* node)
{
    for (; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (xmlStrEqual(node->name, chars("img")) != 0) {
            const std::string text = xml::attribute(node, "data-text");
            const std::string source = "data:image/svg+xml;base64," + base64_encode(qr_svg(text));
            xmlNewProp(node, chars("src"), chars(source));
        }
        draw_codes(node->children);
    }
}

xmlNode* add_to_main(xmlDoc* page, xmlDoc* section)
{
    xmlNode* root = xmlDocGetRootElement(page);
    const xmlNode* body = root != nullptr ? xml::first_child(root, "body") : nullptr;
    xmlNode* main = body != nullptr ? xml::first_child(body, "main") : nullptr;
    if (main == nullptr) throw Error(Error::Kind::Stylesheet, "a page without <main>");
    xmlNode* copy = xmlDocCopyNode(xmlDocGetRootElement(section), page, 1);
    if (copy == nullptr) throw Error(Error::Kind::Library, "xmlDocCopyNode");
    xmlAddChild(main, copy);
    set_namespace(copy, root->ns);
    xmlFreeNsList(copy->nsDef);
    copy->nsDef = nullptr;
    return copy;
}

}  // namespace buzon::templates
