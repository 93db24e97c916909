#include "templates/schema.hpp"

#include "templates/error.hpp"

#include <fmt/format.h>

#include <string_view>

namespace buzon::templates {
namespace {

constexpr std::size_t max_findings = 200;

std::string trimmed_message(const xmlError* error)
{
    std::string text = error->message != nullptr ? error->message : "";
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
}

// What libxml2 says between `before` and `after`, e.g. the name in "attribute 'rfc'".
std::string_view between(std::string_view text, std::string_view before, std::string_view after)
{
    const std::size_t start = text.find(before);
    if (start == std::string_view::npos) return {};
    text.remove_prefix(start + before.size());
    return text.substr(0, text.find(after));
}

std::string shortened(std::string_view value)
{
    constexpr std::size_t limit = 80;
    if (value.size() <= limit) return std::string(value);
    std::size_t cut = limit;
    while (cut > 0 && (static_cast<unsigned char>(value[cut]) & 0xC0U) == 0x80U) --cut;
    return std::string(value.substr(0, cut)) + "…";
}

struct Place {
    std::string element;
    std::string attribute;
    std::string value;
    std::string expected;

    [[nodiscard]] std::string name() const
    {
        return attribute.empty() ? "<" + element + ">" : attribute + " de <" + element + ">";
    }
};

struct Words {
    std::string reason;
    std::string remedy;
};

Words spanish(int code, const Place& at)
{
    switch (code) {
        case XML_SCHEMAV_ELEMENT_CONTENT:
            return {at.expected.empty()
                        ? fmt::format("El elemento {} no va en este lugar.", at.name())
                        : fmt::format("En {} hay un elemento fuera de lugar o falta uno; aquí se "
                                      "espera: {}.",
                                      at.name(), at.expected),
                    "Siga el orden de elementos del esquema del tipo de acto."};
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
            return {fmt::format("Falta el atributo {}.", at.name()), "Agregue el atributo."};
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
            return {fmt::format("El atributo {} no existe en este tipo de acto.", at.name()),
                    "Quite el atributo o corrija su nombre."};
        case XML_SCHEMAV_CVC_ENUMERATION_VALID:
            return {fmt::format("«{}» no es un valor admitido en {}; se admite: {}.", at.value,
                                at.name(), at.expected),
                    "Use uno de los valores admitidos."};
        case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
            return {fmt::format("El texto de {} es demasiado largo.", at.name()), "Acórtelo."};
        case XML_SCHEMAV_CVC_MINLENGTH_VALID:
            return {fmt::format("El contenido de {} está vacío.", at.name()), "Complete el dato."};
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
            return {fmt::format("Hay texto suelto dentro de {}.", at.name()), "Quite ese texto."};
        case XML_SCHEMAV_CVC_ELT_1:
            return {fmt::format("El documento empieza con {}, que no es el elemento de este tipo.",
                                at.name()),
                    "Use el elemento raíz del esquema."};
        default:
            return {fmt::format("El valor «{}» de {} no tiene la forma que pide el esquema.",
                                at.value, at.name()),
                    "Corrija el valor conforme al esquema del tipo de acto."};
    }
}

// libxml2 reports a broken facet and then, once more, that the value is not of its type.
bool repeats_last(const xmlError* error, const std::string& field, const Findings& findings)
{
    const int code = error->code;
    const bool summary = code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 ||
                         code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2 ||
                         code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3 ||
                         code == XML_SCHEMAV_CVC_ATTRIBUTE_4 || code == XML_SCHEMAV_CVC_AU;
    return summary && !findings.empty() && findings.back().field == field &&
           findings.back().id == "XSD";
}

void note(void* data, xmlError* error)
{
    auto& findings = *static_cast<Findings*>(data);
    if (error == nullptr || error->level < XML_ERR_ERROR || findings.size() >= max_findings) return;
    const auto* node = static_cast<const xmlNode*>(error->node);
    const std::string message = trimmed_message(error);
    Place at;
    at.element = std::string(between(message, "Element '", "'"));
    at.attribute = std::string(between(message, "ttribute '", "'"));
    at.value = shortened(between(message, "The value '", "' "));
    if (at.value.empty()) at.value = shortened(between(message, ": '", "' is not"));
    at.expected = std::string(between(message, "( ", " )"));
    if (at.expected.empty()) at.expected = std::string(between(message, "{", "}"));
    std::string field = node != nullptr ? node_path(node) : "";
    if (!at.attribute.empty() && (node == nullptr || node->type == XML_ELEMENT_NODE)) {
        field += "/@" + at.attribute;
    }
    if (repeats_last(error, field, findings)) return;
    Words words = spanish(error->code, at);
    findings.push_back({.id = "XSD",
                        .severity = Severity::Error,
                        .field = std::move(field),
                        .line = node != nullptr ? line_of(node) : error->line,
                        .reason = std::move(words.reason),
                        .remedy = std::move(words.remedy),
                        .citation = ""});
}

void note_broken_schema(void* data, xmlError* error)
{
    if (error == nullptr || error->level < XML_ERR_ERROR) return;
    static_cast<Findings*>(data)->push_back(
        {.id = "CATALOGO-XSD",
         .severity = Severity::Error,
         .field = error->file != nullptr ? error->file : "",
         .line = error->line,
         .reason = "El esquema no compila: " + trimmed_message(error),
         .remedy = "Corrija el esquema del catálogo.",
         .citation = ""});
}

Findings unreadable(const std::filesystem::path& file)
{
    return {{.id = "CATALOGO-XSD",
             .severity = Severity::Error,
             .field = file.string(),
             .line = 0,
             .reason = "No se puede leer el esquema.",
             .remedy = "Compruebe que el archivo existe.",
             .citation = ""}};
}

}  // namespace

tl::expected<SchemaPtr, Findings> load_schema(const std::filesystem::path& file)
{
    Findings findings;
    std::error_code none;
    if (!std::filesystem::is_regular_file(file, none)) return tl::unexpected(unreadable(file));
    const SchemaParser parser(xmlSchemaNewParserCtxt(file.c_str()));
    if (!parser) throw Error(Error::Kind::Library, "xmlSchemaNewParserCtxt");
    xmlSchemaSetParserStructuredErrors(parser.get(), note_broken_schema, &findings);
    SchemaPtr schema(xmlSchemaParse(parser.get()));
    if (!schema || !findings.empty()) {
        if (findings.empty()) findings = unreadable(file);
        return tl::unexpected(std::move(findings));
    }
    return schema;
}

void validate(xmlSchema* schema, xmlDoc* doc, Findings& findings)
{
    const SchemaValidator validator(xmlSchemaNewValidCtxt(schema));
    if (!validator) throw Error(Error::Kind::Library, "xmlSchemaNewValidCtxt");
    Findings found;
    xmlSchemaSetValidStructuredErrors(validator.get(), note, &found);
    if (xmlSchemaValidateDoc(validator.get(), doc) < 0) {
        throw Error(Error::Kind::Schema, "xmlSchemaValidateDoc");
    }
    findings.insert(findings.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
}

}  // namespace buzon::templates
