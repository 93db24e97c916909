// The configuration file: any bytes give a configuration or findings, nothing else.
#include "gateway/config.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto config =
        buzon::parse_config(std::string(reinterpret_cast<const char*>(data), size), "/etc/buzon");
    if (!config && config.error().empty()) std::abort();
    return 0;
}
