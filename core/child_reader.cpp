#include "core/child_reader.hpp"

#include "core/core_error.hpp"
#include "core/xml.hpp"
#include "core/xml_errors.hpp"

#include <fmt/format.h>
#include <libxml/xmlreader.h>

namespace buzon::xml {

namespace {

using Reader = CPtr<xmlTextReader, xmlFreeTextReader>;
using Buffer = CPtr<xmlBuffer, xmlBufferFree>;

struct Listener {
    std::string name;
    Findings findings;
};

void note_error(void* context, xmlError* error)
{
    auto& listener = *static_cast<Listener*>(context);
    if (error == nullptr || error->level < XML_ERR_ERROR || !listener.findings.empty()) return;
    listener.findings.push_back({"XML-FORMA", Severity::Error, listener.name, error->line,
                                 spanish_parse_error(error->code),
                                 "Corrija el archivo en esa línea y vuelva a presentarlo.", ""});
}

std::string_view view(const xmlChar* text)
{
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

}  // namespace

struct ChildReader::Impl {
    Listener listener;
    Reader reader;
    std::size_t max_child = 0;
    bool at_child = false;  // the reader stands on a node that next() has not looked at

    Findings refuse(const char* id, std::string reason)
    {
        return {Finding{id, Severity::Error, listener.name,
                        xmlTextReaderGetParserLineNumber(reader.get()), std::move(reason),
                        "Genere de nuevo el archivo conforme al formato de lotes.", ""}};
    }

    // Moves to the next node; the findings when there is none because the file is broken.
    tl::expected<bool, Findings> advance(int moved)
    {
        if (moved == 1 && xmlTextReaderNodeType(reader.get()) == XML_READER_TYPE_DOCUMENT_TYPE) {
            return tl::unexpected(refuse("XML-DOCTYPE",
                                         "El documento trae una declaración DOCTYPE, que no se "
                                         "admite."));
        }
        // The parser reads ahead: what stands before an error is delivered first.
        if (moved == 1 || (moved == 0 && listener.findings.empty())) return moved == 1;
        if (!listener.findings.empty()) return tl::unexpected(listener.findings);
        return tl::unexpected(refuse("XML-FORMA", "El documento no es XML bien formado."));
    }

    // nullopt: the element is cut off by an error. One that something follows was closed before.
    std::optional<Child> take()
    {
        xmlNode* node = xmlTextReaderExpand(reader.get());
        if (node == nullptr || (!listener.findings.empty() && node->next == nullptr)) {
            if (listener.findings.empty()) {
                listener.findings = refuse("XML-FORMA", "El documento no es XML bien formado.");
            }
            return std::nullopt;
        }
        const Buffer buffer(xmlBufferCreate());
        if (!buffer || xmlNodeDump(buffer.get(), node->doc, node, 0, 0) < 0) {
            throw CoreError(CoreError::Kind::Xml, "xmlNodeDump");
        }
        Child child;
        child.bytes.assign(view(xmlBufferContent(buffer.get())));
        child.name = view(node->name);
        child.line = static_cast<int>(xmlGetLineNo(node));
        return child;
    }
};

ChildReader::ChildReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ChildReader::ChildReader(ChildReader&&) noexcept = default;
ChildReader& ChildReader::operator=(ChildReader&&) noexcept = default;
ChildReader::~ChildReader() = default;

tl::expected<ChildReader, Findings> ChildReader::open(const std::filesystem::path& file,
                                                      std::string_view root, std::size_t max_child)
{
    init();
    auto impl = std::make_unique<Impl>();
    impl->listener.name = file.string();
    impl->max_child = max_child;
    impl->reader.reset(
        xmlReaderForFile(file.c_str(), nullptr, XML_PARSE_NONET | XML_PARSE_BIG_LINES));
    if (!impl->reader) {
        return tl::unexpected(Findings{Finding{"ARCHIVO-ILEGIBLE", Severity::Error, file.string(),
                                               0, "No se puede leer el archivo.",
                                               "Compruebe la ruta y los permisos.", ""}});
    }
    xmlTextReaderSetStructuredErrorHandler(impl->reader.get(), note_error, &impl->listener);
    while (true) {
        const auto more = impl->advance(xmlTextReaderRead(impl->reader.get()));
        if (!more) return tl::unexpected(more.error());
        if (!*more) return tl::unexpected(impl->refuse("XML-VACIO", "El documento está vacío."));
        if (xmlTextReaderNodeType(impl->reader.get()) == XML_READER_TYPE_ELEMENT) break;
    }
    if (view(xmlTextReaderConstLocalName(impl->reader.get())) != root) {
        return tl::unexpected(
            impl->refuse("LOTE-RAIZ", fmt::format("La raíz del documento debe ser <{}>.", root)));
    }
    if (xmlTextReaderIsEmptyElement(impl->reader.get()) == 1) impl->reader.reset();
    return ChildReader(std::move(impl));
}

tl::expected<std::optional<ChildReader::Child>, Findings> ChildReader::next()
{
    if (!impl_->reader) return std::nullopt;
    // After a child was taken, Next() steps over it; Read() would enter it.
    auto more = impl_->advance(impl_->at_child ? xmlTextReaderNext(impl_->reader.get())
                                               : xmlTextReaderRead(impl_->reader.get()));
    impl_->at_child = false;
    while (more && *more) {
        const int type = xmlTextReaderNodeType(impl_->reader.get());
        if (type == XML_READER_TYPE_ELEMENT) {
            auto child = impl_->take();
            if (!child) return tl::unexpected(impl_->listener.findings);
            if (child->bytes.size() > impl_->max_child) {
                return tl::unexpected(impl_->refuse(
                    "XML-TAMANO", fmt::format("Un elemento pasa de {} bytes.", impl_->max_child)));
            }
            impl_->at_child = true;
            return child;
        }
        if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA) {
            return tl::unexpected(
                impl_->refuse("LOTE-TEXTO", "Hay texto suelto entre los elementos del lote."));
        }
        more = impl_->advance(xmlTextReaderRead(impl_->reader.get()));
    }
    if (!more) return tl::unexpected(more.error());
    return std::nullopt;
}

}  // namespace buzon::xml
