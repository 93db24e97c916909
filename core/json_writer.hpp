#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace buzon {

// Text of a JSON string with its quotes, escaped as RFC 8259 §7 asks. Bytes that are not UTF-8
// become U+FFFD, so that the result is always valid JSON.
[[nodiscard]] std::string json_string(std::string_view text);

// Writes one JSON value from left to right, commas included. The caller opens and closes in order;
// str() while something is open is a std::logic_error.
class JsonWriter {
  public:
    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& number(std::int64_t value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();

    [[nodiscard]] const std::string& str() const;

  private:
    void separate();
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    JsonWriter& raw(std::string_view value);

    std::string out_;
    int depth_ = 0;
    bool needs_comma_ = false;
};

}  // namespace buzon
