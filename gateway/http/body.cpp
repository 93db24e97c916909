#include "gateway/http/body.hpp"

#include "gateway/http/plain_text.hpp"

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>

namespace buzon::http {
namespace {

constexpr std::size_t kMaxBody = 1u << 20;

Finding finding(const char* id, const std::string& field, std::string reason)
{
    return {id, Severity::Error,   field,
            0,  std::move(reason), "Corrija el cuerpo conforme a /v1/openapi.yaml.",
            ""};
}

bool holds(const std::vector<std::string>& names, const std::string& name)
{
    return std::ranges::find(names, name) != names.end();
}

}  // namespace

tl::expected<TextFields, Findings> read_fields(const Request& request, const FieldNames& names)
{
    if (request.body.size() > kMaxBody) {
        return tl::unexpected(
            Findings{finding("CUERPO-JSON", "cuerpo", "El cuerpo excede 1 MiB.")});
    }
    Poco::JSON::Object::Ptr object;
    try {
        Poco::JSON::Parser parser;
        parser.setDepth(8);
        object = parser.parse(request.body).extract<Poco::JSON::Object::Ptr>();
    } catch (const Poco::Exception&) {
        return tl::unexpected(
            Findings{finding("CUERPO-JSON", "cuerpo", "El cuerpo no es un objeto JSON.")});
    }
    TextFields fields;
    Findings findings;
    for (const auto& [name, value] : *object) {
        if (!plain_text(name)) {
            findings.push_back(
                finding("CUERPO-CAMPO", "cuerpo", "El nombre de un campo no es un texto."));
        } else if (!holds(names.required, name) && !holds(names.optional, name)) {
            findings.push_back(finding("CUERPO-CAMPO", name, "El campo no se conoce."));
        } else if (value.isString() && !plain_text(value.extract<std::string>())) {
            findings.push_back(
                finding("CUERPO-CAMPO", name, "El campo lleva caracteres que no son texto."));
        } else if (value.isString() || value.isNumeric()) {
            fields[name] = value.convert<std::string>();
        } else {
            findings.push_back(finding("CUERPO-CAMPO", name, "El campo debe ser un texto."));
        }
    }
    for (const std::string& name : names.required) {
        if (!object->has(name)) {
            findings.push_back(finding("CUERPO-CAMPO", name, "Falta el campo."));
        }
    }
    if (!findings.empty()) return tl::unexpected(std::move(findings));
    return fields;
}

}  // namespace buzon::http
