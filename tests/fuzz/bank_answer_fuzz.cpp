#include "channels/bank_answer.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const buzon::channels::BankSchemas schemas(std::filesystem::path(BUZON_SOURCE_DIR) /
                                                      "channels/bank");
    static_cast<void>(
        buzon::channels::parse_answer({reinterpret_cast<const char*>(data), size}, schemas));
    return 0;
}
