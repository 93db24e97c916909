#include "core/instant.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// An instant that is read prints as one that reads back to itself, here and on Zona Centro's clock.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto at = buzon::Instant::parse({reinterpret_cast<const char*>(data), size});
    if (!at) return 0;
    if (buzon::Instant::parse(at->rfc3339()) != *at) std::abort();
    const auto wall = buzon::zona_centro(*at);
    if (buzon::from_zona_centro(wall.date, wall.time_of_day) > *at) std::abort();
    return 0;
}
