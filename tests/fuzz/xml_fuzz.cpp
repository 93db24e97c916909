#include "core/xml.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// What is accepted has no document type and can be written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto doc =
        buzon::xml::parse({reinterpret_cast<const char*>(data), size}, "entrada", 1U << 20U);
    if (!doc) {
        if (!buzon::refuses(doc.error()) || doc.error().front().reason.empty()) std::abort();
        return 0;
    }
    if (xmlGetIntSubset(doc->get()) != nullptr) std::abort();
    if (!buzon::xml::parse(buzon::xml::serialize(doc->get()), "escrito")) std::abort();
    return 0;
}
