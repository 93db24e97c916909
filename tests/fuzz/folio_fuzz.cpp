#include "core/folio.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// A folio that is read is one that could have been made.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto folio = buzon::Folio::parse({reinterpret_cast<const char*>(data), size});
    if (!folio) return 0;
    const std::string& text = folio->str();
    const auto made = buzon::Folio::make(folio->unit(), std::stoi(text.substr(5, 4)),
                                         std::stoll(text.substr(10, 7)));
    if (made != *folio) std::abort();
    return 0;
}
