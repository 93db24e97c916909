#pragma once

#include "core/finding.hpp"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <string>

namespace buzon::json {

// JSON out, with the keys in the order they were set.
[[nodiscard]] Poco::JSON::Object object();
// What is set in another by value is copied, with all that is in it, at every level; this is not.
// For what is long.
[[nodiscard]] Poco::JSON::Object::Ptr held(Poco::JSON::Object value);
[[nodiscard]] Poco::JSON::Array::Ptr held(Poco::JSON::Array value);
[[nodiscard]] std::string text(const Poco::JSON::Object& value);  // one line, UTF-8 as it is
[[nodiscard]] std::string text(const Poco::JSON::Array& value);

// Text of our own (a jsonb column); std::logic_error when it is no JSON object.
[[nodiscard]] Poco::JSON::Object parse_object(const std::string& text);

// [{"id","gravedad","campo","linea","motivo","remedio","fundamento"}…]; the list `hallazgos` of the
// API and of every --json.
[[nodiscard]] Poco::JSON::Array findings(const Findings& findings);

}  // namespace buzon::json
