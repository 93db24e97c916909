#include "gateway/json.hpp"

#include <Poco/JSON/Parser.h>

#include <sstream>
#include <stdexcept>
#include <utility>

namespace buzon::json {

Poco::JSON::Object object()
{
    return Poco::JSON::Object(Poco::JSON_PRESERVE_KEY_ORDER);
}

Poco::JSON::Object::Ptr held(Poco::JSON::Object value)
{
    return Poco::JSON::Object::Ptr(new Poco::JSON::Object(std::move(value)));
}

Poco::JSON::Array::Ptr held(Poco::JSON::Array value)
{
    return Poco::JSON::Array::Ptr(new Poco::JSON::Array(std::move(value)));
}

std::string text(const Poco::JSON::Object& value)
{
    std::ostringstream out;
    value.stringify(out);
    return out.str();
}

std::string text(const Poco::JSON::Array& value)
{
    std::ostringstream out;
    value.stringify(out);
    return out.str();
}

Poco::JSON::Object parse_object(const std::string& text)
{
    try {
        Poco::JSON::Parser parser;
        return *parser.parse(text).extract<Poco::JSON::Object::Ptr>();
    } catch (const Poco::Exception& error) {
        throw std::logic_error("stored JSON is no object: " + error.displayText());
    }
}

Poco::JSON::Array findings(const Findings& findings)
{
    Poco::JSON::Array out;
    for (const Finding& f : findings) {
        Poco::JSON::Object item = object();
        item.set("id", f.id);
        item.set("gravedad", f.severity == Severity::Error ? "error" : "aviso");
        item.set("campo", f.field);
        item.set("linea", f.line);
        item.set("motivo", f.reason);
        item.set("remedio", f.remedy);
        item.set("fundamento", f.citation);
        out.add(item);
    }
    return out;
}

}  // namespace buzon::json
