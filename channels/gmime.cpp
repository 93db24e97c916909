#include "channels/gmime.hpp"

#include <mutex>

namespace buzon::channels::gmime {

void init()
{
    static std::once_flag once;
    std::call_once(once, g_mime_init);
}

Stream stream_of(std::string_view bytes)
{
    // GLib takes no null pointer, not even for nothing.
    return Stream(
        g_mime_stream_mem_new_with_buffer(bytes.empty() ? "" : bytes.data(), bytes.size()));
}

std::string all_of(GMimeStream* stream)
{
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(as<GMimeStreamMem>(stream));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

bool is_utf8(std::string_view text)
{
    return text.empty() || g_utf8_validate_len(text.data(), text.size(), nullptr) != FALSE;
}

std::string clean(std::string_view text, std::size_t limit)
{
    if (text.empty()) return {};
    const Text valid(g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())));
    std::string out;
    for (const char* p = valid.get(); *p != '\0'; p = g_utf8_next_char(p)) {
        const char* const end = g_utf8_next_char(p);
        const auto width = static_cast<std::size_t>(end - p);
        if (out.size() + width > limit) break;
        if (g_unichar_iscntrl(g_utf8_get_char(p)) == FALSE) {
            out.append(p, width);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace buzon::channels::gmime
