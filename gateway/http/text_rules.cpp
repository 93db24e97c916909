#include "gateway/http/text_rules.hpp"

#include <Poco/UTF8Encoding.h>

namespace buzon::http {

bool plain_text(std::string_view text)
{
    while (!text.empty()) {
        const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
        if (bytes[0] < 0x20 || bytes[0] == 0x7F) return false;
        std::size_t length = 1;
        if (bytes[0] >= 0xC0) length = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2;
        if (length > text.size()) return false;
        if (!Poco::UTF8Encoding::isLegal(bytes, static_cast<int>(length))) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

}  // namespace buzon::http
