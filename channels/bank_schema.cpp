#include "channels/bank_schema.hpp"

#include "channels/error.hpp"
#include "core/c_ptr.hpp"
#include "core/xml.hpp"

#include <fmt/format.h>
#include <libxml/xmlschemas.h>

#include <string>

namespace buzon::channels {
namespace {

using Schema = CPtr<xmlSchema, xmlSchemaFree>;
using SchemaParser = CPtr<xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt>;
using Validator = CPtr<xmlSchemaValidCtxt, xmlSchemaFreeValidCtxt>;

constexpr std::size_t max_findings = 50;
constexpr std::size_t max_bytes = 8u << 20;

std::string spanish(int code)
{
    switch (code) {
        case XML_SCHEMAV_CVC_ELT_1: return "El elemento raíz no es el esperado.";
        case XML_SCHEMAV_ELEMENT_CONTENT: return "El elemento sobra, falta o está fuera de lugar.";
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2: return "El atributo no está previsto.";
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_4: return "Falta un atributo obligatorio.";
        case XML_SCHEMAV_CVC_ENUMERATION_VALID: return "El valor no está en el catálogo.";
        case XML_SCHEMAV_CVC_PATTERN_VALID: return "El valor no tiene la forma prevista.";
        case XML_SCHEMAV_CVC_MINLENGTH_VALID: return "El valor está vacío.";
        case XML_SCHEMAV_CVC_MAXLENGTH_VALID: return "El valor es demasiado largo.";
        case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
        case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
        case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID: return "El valor está fuera de rango.";
        case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1: return "El valor no es del tipo previsto.";
        default: return fmt::format("No cumple el esquema (regla {}).", code);
    }
}

struct Listener {
    Findings findings;
    bool out_of_memory = false;
};

void listen(void* context, xmlError* error) noexcept
{
    auto& listener = *static_cast<Listener*>(context);
    if (error == nullptr || listener.findings.size() >= max_findings) return;
    try {
        const auto* const node = static_cast<const xmlNode*>(error->node);
        const char* const name = node == nullptr ? "" : reinterpret_cast<const char*>(node->name);
        listener.findings.push_back({.id = "E100",
                                     .severity = Severity::Error,
                                     .field = name,
                                     .line = error->line,
                                     .reason = spanish(error->code),
                                     .remedy = "Genere el mensaje conforme al esquema publicado.",
                                     .citation = ""});
    } catch (const std::bad_alloc&) {
        listener.out_of_memory = true;
    }
}

Schema compile(const std::filesystem::path& file)
{
    if (!std::filesystem::exists(file)) {
        throw Error(Error::Kind::Schema, fmt::format("no schema {}", file.string()));
    }
    Listener listener;
    const SchemaParser parser(xmlSchemaNewParserCtxt(file.c_str()));
    if (!parser) throw Error(Error::Kind::Schema, "xmlSchemaNewParserCtxt");
    xmlSchemaSetParserStructuredErrors(parser.get(), &listen, &listener);
    Schema schema(xmlSchemaParse(parser.get()));
    if (!schema) {
        throw Error(Error::Kind::Schema, fmt::format("cannot compile {}", file.string()));
    }
    return schema;
}

Findings validate(xmlSchema* schema, std::string_view bytes, std::string_view what)
{
    const auto document = xml::parse(bytes, what, max_bytes);
    if (!document) return document.error();
    const Validator validator(xmlSchemaNewValidCtxt(schema));
    if (!validator) throw Error(Error::Kind::Schema, "xmlSchemaNewValidCtxt");
    Listener listener;
    xmlSchemaSetValidStructuredErrors(validator.get(), &listen, &listener);
    const int result = xmlSchemaValidateDoc(validator.get(), document->get());
    if (result < 0 || listener.out_of_memory) {
        throw Error(Error::Kind::Schema, "xmlSchemaValidateDoc");
    }
    if (result > 0 && listener.findings.empty()) {
        throw Error(Error::Kind::Schema, "xmlSchemaValidateDoc gave no reason");
    }
    return std::move(listener.findings);
}

}  // namespace

struct BankSchemas::Compiled {
    Schema order;
    Schema answer;
};

BankSchemas::BankSchemas(const std::filesystem::path& folder)
{
    xml::init();
    compiled_ = std::make_unique<Compiled>(
        Compiled{compile(folder / "orden.xsd"), compile(folder / "respuesta.xsd")});
}

BankSchemas::~BankSchemas() = default;

Findings BankSchemas::check_order(std::string_view xml) const
{
    return validate(compiled_->order.get(), xml, "orden");
}

Findings BankSchemas::check_answer(std::string_view xml) const
{
    return validate(compiled_->answer.get(), xml, "respuesta del banco");
}

}  // namespace buzon::channels
