#include "channels/imap_box.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view answer(reinterpret_cast<const char*>(data), size);
    static_cast<void>(buzon::channels::searched_uids(answer));
    static_cast<void>(buzon::channels::status_item(answer, "MESSAGES"));
    return 0;
}
