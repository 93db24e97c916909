#include "core/xml.hpp"

#include "core/core_error.hpp"
#include "core/xml_errors.hpp"
#include "core/xml_limits.hpp"

#include <fmt/format.h>
#include <libxml/xmlIO.h>
#include <libxml/xpathInternals.h>

#include <limits>
#include <mutex>
#include <stdexcept>

namespace buzon::xml {
namespace {

constexpr std::size_t max_findings = 20;

using Context = CPtr<xmlParserCtxt, xmlFreeParserCtxt>;

struct Listener {
    std::string_view what;
    Findings findings;
    bool doctype = false;
};

Listener& listener_of(void* context)
{
    return *static_cast<Listener*>(static_cast<xmlParserCtxt*>(context)->_private);
}

// libxml2 calls this having read the name after <!DOCTYPE and nothing of the subset, so that no
// entity is ever declared, let alone expanded.
void refuse_doctype(void* context, const xmlChar*, const xmlChar*, const xmlChar*)
{
    listener_of(context).doctype = true;
    xmlStopParser(static_cast<xmlParserCtxt*>(context));
}

void note_error(void* context, xmlError* error)
{
    if (error == nullptr || error->level == XML_ERR_NONE || error->level == XML_ERR_WARNING) return;
    Listener& listener = listener_of(context);
    if (listener.doctype || listener.findings.size() >= max_findings) return;
    listener.findings.push_back(
        {.id = "XML-FORMA",
         .severity = Severity::Error,
         .field = std::string(listener.what),
         .line = error->line,
         .reason = spanish_parse_error(error->code),
         .remedy = "Corrija el archivo en esa línea y vuelva a presentarlo.",
         .citation = ""});
}

Finding whole_input(std::string_view what, std::string id, std::string reason)
{
    return {.id = std::move(id),
            .severity = Severity::Error,
            .field = std::string(what),
            .line = 0,
            .reason = std::move(reason),
            .remedy = "Genere de nuevo el archivo conforme al esquema publicado.",
            .citation = ""};
}

const xmlChar* chars(const char* text)
{
    return reinterpret_cast<const xmlChar*>(text);
}

std::string taken(xmlChar* owned)
{
    if (owned == nullptr) return {};
    std::string out(reinterpret_cast<const char*>(owned));
    xmlFree(owned);
    return out;
}

void silent(void*, xmlError*) {}

}  // namespace

void init()
{
    static std::once_flag once;
    std::call_once(once, [] {
        xmlInitParser();
        xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader);
    });
}

tl::expected<Doc, Findings> parse(std::string_view bytes, std::string_view what,
                                  std::size_t max_bytes)
{
    init();
    if (bytes.empty()) {
        return tl::unexpected(Findings{whole_input(what, "XML-VACIO", "El documento está vacío.")});
    }
    if (bytes.size() > max_bytes ||
        bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        return tl::unexpected(
            Findings{whole_input(what, "XML-TAMANO",
                                 fmt::format("El documento mide {} bytes y el máximo es {}.",
                                             bytes.size(), max_bytes))});
    }
    if (!known_encoding(bytes)) {
        return tl::unexpected(
            Findings{whole_input(what, "XML-FORMA", "El documento no es XML en UTF-8.")});
    }
    if (crowded_tag(bytes)) {
        return tl::unexpected(Findings{whole_input(
            what, "XML-ATRIBUTOS",
            fmt::format("Un elemento del documento tiene más de {} atributos.", kMaxAttributes))});
    }

    const Context context(xmlNewParserCtxt());
    if (!context) throw CoreError(CoreError::Kind::Xml, "xmlNewParserCtxt");
    Listener listener{.what = what, .findings = {}};
    context->_private = &listener;
    context->sax->internalSubset = refuse_doctype;
    context->sax->serror = note_error;
    Doc doc(xmlCtxtReadMemory(context.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr,
                              nullptr, XML_PARSE_NONET | XML_PARSE_BIG_LINES));
    if (listener.doctype) {
        Finding refused = whole_input(
            what, "XML-DOCTYPE", "El documento trae una declaración DOCTYPE, que no se admite.");
        refused.remedy = "Quite la declaración <!DOCTYPE …> y las entidades que defina.";
        return tl::unexpected(Findings{std::move(refused)});
    }
    if (!doc || context->wellFormed == 0 || context->nsWellFormed == 0 ||
        !listener.findings.empty()) {
        if (listener.findings.empty()) {
            listener.findings.push_back(
                whole_input(what, "XML-FORMA", "El documento no es XML bien formado."));
        }
        return tl::unexpected(std::move(listener.findings));
    }
    doc->_private = nullptr;
    return doc;
}

std::string serialize(xmlDoc* doc)
{
    xmlChar* bytes = nullptr;
    int size = 0;
    xmlDocDumpMemoryEnc(doc, &bytes, &size, "UTF-8");
    if (bytes == nullptr) throw CoreError(CoreError::Kind::Xml, "xmlDocDumpMemoryEnc");
    std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    xmlFree(bytes);
    return out;
}

std::string attribute(const xmlNode* node, const char* name)
{
    return taken(xmlGetNoNsProp(node, chars(name)));
}

std::string text(const xmlNode* node)
{
    return taken(xmlNodeGetContent(node));
}

xmlNode* first_child(const xmlNode* node, const char* local_name)
{
    for (xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE && xmlStrEqual(child->name, chars(local_name)) == 1) {
            return child;
        }
    }
    return nullptr;
}

std::string xpath_string(xmlDoc* doc, const std::string& expression)
{
    const XPathContext context(xmlXPathNewContext(doc));
    if (!context) throw CoreError(CoreError::Kind::Xml, "xmlXPathNewContext");
    context->error = silent;
    const XPathObject found(xmlXPathEvalExpression(chars(expression.c_str()), context.get()));
    if (!found) throw std::logic_error("XPath: " + expression);
    return taken(xmlXPathCastToString(found.get()));
}

xmlNode* add_child(xmlNode* parent, const char* name, std::string_view content)
{
    const std::string copy(content);
    if (copy.find('\0') != std::string::npos ||
        xmlCheckUTF8(reinterpret_cast<const unsigned char*>(copy.c_str())) == 0) {
        throw std::logic_error("text for XML is not UTF-8");
    }
    for (const char c : copy) {
        // XML 1.0 §2.2: of the control characters only tab, line feed and carriage return exist.
        if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') {
            throw std::logic_error("control character in text for XML");
        }
    }
    xmlNode* child =
        xmlNewTextChild(parent, nullptr, chars(name), copy.empty() ? nullptr : chars(copy.c_str()));
    if (child == nullptr) throw CoreError(CoreError::Kind::Xml, "xmlNewTextChild");
    return child;
}

}  // namespace buzon::xml
