#include "gateway/json_reader.hpp"

#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Parser.h>
#include <fmt/format.h>

#include <algorithm>

namespace buzon::json {

namespace {

constexpr std::size_t kMaxText = 64u << 20;

Finding not_json(const std::string& why)
{
    return {"JSON-FORMA",
            Severity::Error,
            "",
            0,
            "El archivo no es un objeto JSON: " + why,
            "Corrija el archivo y vuelva a cargarlo.",
            ""};
}

}  // namespace

Poco::JSON::Object::Ptr parse_object(const std::string& text, Findings& findings)
{
    if (text.size() > kMaxText) {
        findings.push_back(not_json("pasa de 64 MB."));
        return nullptr;
    }
    try {
        Poco::JSON::Parser parser;
        parser.setDepth(32);
        const Poco::Dynamic::Var parsed = parser.parse(text);
        if (parsed.type() == typeid(Poco::JSON::Object::Ptr)) {
            return parsed.extract<Poco::JSON::Object::Ptr>();
        }
        findings.push_back(not_json("su raíz es otra cosa."));
    } catch (const Poco::Exception& error) {
        findings.push_back(not_json(error.displayText()));
    }
    return nullptr;
}

bool Node::has(const char* key) const
{
    return object_->has(key) && !object_->isNull(key);
}

void Node::refuse(const std::string& key, const std::string& why)
{
    const std::string place = path_.empty() ? key : path_ + "." + key;
    findings_->push_back({"REGISTRO-VALOR", Severity::Error, place, 0,
                          fmt::format("«{}» {}.", key, why), "Vea docs/registry-format.md.", ""});
}

void Node::only(std::initializer_list<const char*> keys)
{
    for (const std::string& name : object_->getNames()) {
        const bool known =
            std::any_of(keys.begin(), keys.end(), [&](const char* key) { return name == key; });
        if (known) continue;
        findings_->push_back(
            {"REGISTRO-CLAVE", Severity::Error, path_.empty() ? name : path_ + "." + name, 0,
             fmt::format("La clave «{}» no existe.", name), "Vea docs/registry-format.md.", ""});
    }
}

std::string Node::text(const char* key)
{
    if (!has(key)) {
        refuse(key, "falta");
        return {};
    }
    return optional_text(key).value_or("");
}

std::optional<std::string> Node::optional_text(const char* key)
{
    if (!has(key)) return std::nullopt;
    const Poco::Dynamic::Var value = object_->get(key);
    if (!value.isString()) {
        refuse(key, "debe ser un texto");
        return std::nullopt;
    }
    std::string text = value.extract<std::string>();
    if (text.empty()) {
        refuse(key, "está vacío");
        return std::nullopt;
    }
    return text;
}

void Node::object(const char* key, const std::function<void(Node&)>& read)
{
    if (!has(key)) return;
    const Poco::JSON::Object::Ptr inner = object_->getObject(key);
    if (inner.isNull()) return refuse(key, "debe ser un objeto");
    Node node(inner, path_.empty() ? key : path_ + "." + key, *findings_);
    read(node);
}

void Node::each(const char* key, const std::function<void(Node&)>& read)
{
    if (!has(key)) return;
    const Poco::JSON::Array::Ptr items = object_->getArray(key);
    if (items.isNull()) return refuse(key, "debe ser una lista");
    for (unsigned i = 0; i < items->size(); ++i) {
        const std::string name = fmt::format("{}[{}]", key, i);
        const Poco::JSON::Object::Ptr inner = items->getObject(i);
        if (inner.isNull()) {
            refuse(name, "debe ser un objeto");
            continue;
        }
        Node node(inner, path_.empty() ? name : path_ + "." + name, *findings_);
        read(node);
    }
}

void Node::each_text(const char* key,
                     const std::function<void(const std::string&, const Refuse&)>& read)
{
    if (!has(key)) return;
    const Poco::JSON::Array::Ptr items = object_->getArray(key);
    if (items.isNull()) return refuse(key, "debe ser una lista");
    for (unsigned i = 0; i < items->size(); ++i) {
        const std::string name = fmt::format("{}[{}]", key, i);
        const Poco::Dynamic::Var item = items->get(i);
        if (!item.isString()) {
            refuse(name, "debe ser un texto");
            continue;
        }
        read(item.extract<std::string>(), [&](const std::string& why) { refuse(name, why); });
    }
}

std::optional<Rfc> Node::typed(const char* key, const std::string& given, Rfc*)
{
    if (given.empty()) return std::nullopt;
    auto rfc = Rfc::parse(given);
    if (rfc) return std::move(*rfc);
    refuse(key, "no es un RFC: " + rfc.error().reason);
    return std::nullopt;
}

std::optional<Instant> Node::typed(const char* key, const std::string& given, Instant*)
{
    if (given.empty()) return std::nullopt;
    const auto at = Instant::parse(given);
    if (at) return *at;
    refuse(key, "no es un instante: " + at.error());
    return std::nullopt;
}

std::optional<LocalDate> Node::typed(const char* key, const std::string& given, LocalDate*)
{
    if (given.empty()) return std::nullopt;
    const auto date = parse_iso_date(given);
    if (date) return *date;
    refuse(key, "no es una fecha: " + date.error());
    return std::nullopt;
}

}  // namespace buzon::json
