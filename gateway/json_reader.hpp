#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "core/rfc.hpp"

#include <Poco/JSON/Object.h>

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>

namespace buzon::json {

// JSON in: text to an object, or the findings JSON-FORMA (with its line if known). At most 64 MB.
[[nodiscard]] Poco::JSON::Object::Ptr parse_object(const std::string& text, Findings& findings);

// Typed reading of one object that collects everything wrong with it: a missing, unknown or
// ill-typed key is a finding (REGISTRO-CLAVE, REGISTRO-VALOR) whose field is the JSON path, and a
// harmless default is returned, so that all findings come at once. The findings outlive it.
class Node {
  public:
    using Refuse = std::function<void(const std::string& why)>;

    Node(Poco::JSON::Object::Ptr object, std::string path, Findings& findings)
        : object_(std::move(object)), path_(std::move(path)), findings_(&findings)
    {
    }

    // Any other key is refused.
    void only(std::initializer_list<const char*> keys);
    [[nodiscard]] std::string text(const char* key);
    [[nodiscard]] std::optional<std::string> optional_text(const char* key);
    // T: Rfc, Instant, LocalDate.
    template <class T>
    [[nodiscard]] std::optional<T> value(const char* key)
    {
        return typed(key, text(key), static_cast<T*>(nullptr));
    }
    template <class T>
    [[nodiscard]] std::optional<T> optional_value(const char* key)
    {
        const auto given = optional_text(key);
        return given ? typed(key, *given, static_cast<T*>(nullptr)) : std::nullopt;
    }
    // Missing or null: not called.
    void object(const char* key, const std::function<void(Node&)>& read);
    void each(const char* key, const std::function<void(Node&)>& read);
    void each_text(const char* key,
                   const std::function<void(const std::string&, const Refuse&)>& read);
    void refuse(const std::string& key, const std::string& why);

  private:
    [[nodiscard]] bool has(const char* key) const;
    std::optional<Rfc> typed(const char* key, const std::string& given, Rfc*);
    std::optional<Instant> typed(const char* key, const std::string& given, Instant*);
    std::optional<LocalDate> typed(const char* key, const std::string& given, LocalDate*);

    Poco::JSON::Object::Ptr object_;
    std::string path_;
    Findings* findings_;
};

}  // namespace buzon::json
