#include "core/json_writer.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <stdexcept>

namespace buzon {
namespace {

bool continuation(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// Length of the well-formed UTF-8 sequence at `at` (Unicode table 3-7), 0 if there is none.
std::size_t utf8_length(std::string_view text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    const auto second = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return continuation(text, at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool overlong = first == 0xE0 && second < 0xA0;
        const bool surrogate = first == 0xED && second > 0x9F;
        const bool whole = continuation(text, at + 1) && continuation(text, at + 2);
        return whole && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool overlong = first == 0xF0 && second < 0x90;
        const bool too_big = first == 0xF4 && second > 0x8F;
        const bool whole =
            continuation(text, at + 1) && continuation(text, at + 2) && continuation(text, at + 3);
        return whole && !overlong && !too_big ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::string json_string(std::string_view text)
{
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        const std::size_t length = utf8_length(text, i);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else if (length == 0) {
            out += "\xEF\xBF\xBD";
        } else {
            out += text.substr(i, length);
        }
        i += length == 0 ? 1 : length;
    }
    out += '"';
    return out;
}

void JsonWriter::separate()
{
    if (needs_comma_) out_ += ',';
    needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket)
{
    separate();
    out_ += bracket;
    ++depth_;
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket)
{
    out_ += bracket;
    --depth_;
    needs_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view value)
{
    separate();
    out_ += value;
    return *this;
}

JsonWriter& JsonWriter::begin_object()
{
    return open('{');
}
JsonWriter& JsonWriter::end_object()
{
    return close('}');
}
JsonWriter& JsonWriter::begin_array()
{
    return open('[');
}
JsonWriter& JsonWriter::end_array()
{
    return close(']');
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    separate();
    out_ += json_string(name);
    out_ += ':';
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value)
{
    return raw(json_string(value));
}
JsonWriter& JsonWriter::number(std::int64_t value)
{
    return raw(std::to_string(value));
}
JsonWriter& JsonWriter::boolean(bool value)
{
    return raw(value ? "true" : "false");
}
JsonWriter& JsonWriter::null()
{
    return raw("null");
}

const std::string& JsonWriter::str() const
{
    if (depth_ != 0) throw std::logic_error("JSON left open");
    return out_;
}

}  // namespace buzon
