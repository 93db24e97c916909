#include "core/rfc.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// What was read once must be read again to the same value.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto rfc = buzon::Rfc::parse({reinterpret_cast<const char*>(data), size});
    if (!rfc) return 0;
    const auto again = buzon::Rfc::parse(rfc->str());
    if (!again || *again != *rfc || again->check_digit_ok() != rfc->check_digit_ok()) std::abort();
    return 0;
}
