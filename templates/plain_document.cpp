#include "templates/plain_document.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

namespace buzon::templates {
namespace {

constexpr bool hidden_or_loose(std::uint32_t c)
{
    return (c >= 0x0300 && c <= 0x036F) ||  // combining marks: NFC writes á, ñ, ü as one character
           (c >= 0x0080 && c <= 0x009F) || c == 0x00AD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF);
}

// The first such character of a UTF-8 text that libxml2 has already found well-formed; 0 if none.
std::uint32_t first_hidden(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        std::uint32_t c = lead & (0x7FU >> length);
        for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
            c = (c << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        }
        if (hidden_or_loose(c)) return c;
        i += length;
    }
    return 0;
}

void check_text(const xmlNode* node, std::string_view text, Findings& findings)
{
    const std::uint32_t c = first_hidden(text);
    if (c == 0) return;
    findings.push_back({.id = "TEXTO-UNICODE",
                        .severity = Severity::Error,
                        .field = node_path(node),
                        .line = line_of(node->type == XML_ATTRIBUTE_NODE ? node->parent : node),
                        .reason = fmt::format("El texto contiene el carácter U+{:04X}, que no se "
                                              "ve o cambia cómo se lee lo demás.",
                                              c),
                        .remedy = "Escriba el texto en Unicode NFC y sin caracteres invisibles.",
                        .citation = ""});
}

Finding refused(const xmlNode* node, std::string id, std::string reason, std::string remedy)
{
    return {.id = std::move(id),
            .severity = Severity::Error,
            .field = node_path(node),
            .line = line_of(node),
            .reason = std::move(reason),
            .remedy = std::move(remedy),
            .citation = ""};
}

void check_element(const xmlNode* node, Findings& findings)
{
    bool foreign = node->ns != nullptr || node->nsDef != nullptr;
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
        foreign = foreign || a->ns != nullptr;
        const auto* as_node = reinterpret_cast<const xmlNode*>(a);
        const std::string_view value = a->children == nullptr || a->children->content == nullptr
                                           ? std::string_view()
                                           : plain(a->children->content);
        check_text(as_node, value, findings);
    }
    if (foreign) {
        findings.push_back(refused(node, "XML-ESPACIO",
                                   "El documento usa espacios de nombres, que los actos no llevan.",
                                   "Quite los prefijos y las declaraciones xmlns."));
    }
}

void visit(const xmlNode* node, Findings& findings)
{
    for (; node != nullptr; node = node->next) {
        if (node->type == XML_ELEMENT_NODE) {
            check_element(node, findings);
            visit(node->children, findings);
        } else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            check_text(node, plain(node->content), findings);
        } else if (node->type == XML_PI_NODE) {
            findings.push_back(refused(node, "XML-PI",
                                       "El documento contiene una instrucción de procesamiento.",
                                       "Quite las líneas <?…?> que no sean la declaración XML."));
        }
    }
}

}  // namespace

void check_plain(xmlDoc* doc, Findings& findings)
{
    visit(doc->children, findings);
}

}  // namespace buzon::templates
