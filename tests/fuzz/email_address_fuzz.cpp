#include "core/email_address.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// Nothing that could end a line, a header or an SMTP command comes through.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto address = buzon::EmailAddress::parse({reinterpret_cast<const char*>(data), size});
    if (!address) return 0;
    for (const char c : address->str()) {
        if (c <= ' ' || c > '~' || c == '<' || c == '>' || c == ',' || c == '"') std::abort();
    }
    if (buzon::EmailAddress::parse(address->str()).value() != *address) std::abort();
    return 0;
}
