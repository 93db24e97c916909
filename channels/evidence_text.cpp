#include "channels/evidence_text.hpp"

#include "channels/gmime.hpp"

namespace buzon::channels {

std::string evidence_text(std::string_view bytes, std::size_t limit)
{
    if (bytes.empty()) return {};
    const gmime::Text valid(g_utf8_make_valid(bytes.data(), static_cast<gssize>(bytes.size())));
    std::string out;
    for (const char* p = valid.get(); *p != '\0'; p = g_utf8_next_char(p)) {
        const auto width = static_cast<std::size_t>(g_utf8_next_char(p) - p);
        if (out.size() + width > limit) break;
        if (*p == '\r') continue;
        if (*p == '\n' || g_unichar_iscntrl(g_utf8_get_char(p)) == FALSE) {
            out.append(p, width);
        } else {
            out += ' ';
        }
    }
    return out;
}

}  // namespace buzon::channels
