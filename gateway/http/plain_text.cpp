#include "gateway/http/plain_text.hpp"

#include <Poco/UTF8Encoding.h>

namespace buzon::http {
namespace {

constexpr std::string_view kAllowedControls = "\t\n\r";

// Bytes of the character that begins so; 0: none begins so.
std::size_t length_of(unsigned char first)
{
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return 2;
    if (first >= 0xE0 && first <= 0xEF) return 3;
    if (first >= 0xF0 && first <= 0xF4) return 4;
    return 0;
}

}  // namespace

bool plain_text(std::string_view text)
{
    while (!text.empty()) {
        const auto first = static_cast<unsigned char>(text.front());
        const bool control = first < 0x20 || first == 0x7F;
        if (control && kAllowedControls.find(text.front()) == std::string_view::npos) return false;
        const std::size_t length = length_of(first);
        if (length == 0 || length > text.size()) return false;
        if (!Poco::UTF8Encoding::isLegal(reinterpret_cast<const unsigned char*>(text.data()),
                                         static_cast<int>(length))) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

}  // namespace buzon::http
