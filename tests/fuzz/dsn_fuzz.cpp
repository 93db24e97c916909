#include "channels/dsn.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(buzon::channels::parse_dsn({reinterpret_cast<const char*>(data), size}));
    return 0;
}
