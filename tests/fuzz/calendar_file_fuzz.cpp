#include "core/calendar_file.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// Either every finding is a refusal with words, or the file is whole.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto file =
        buzon::parse_calendar_file("f.cal", {reinterpret_cast<const char*>(data), size});
    if (!file) {
        if (!buzon::refuses(file.error()) || file.error().front().reason.empty()) std::abort();
        return 0;
    }
    if (file->source.empty() || file->citation.empty()) std::abort();
    for (const buzon::CalendarEntry& entry : file->entries) {
        if (entry.last < entry.first || entry.reason.empty()) std::abort();
    }
    return 0;
}
