#pragma once

#include <cstdint>
#include <string_view>

namespace buzon::app {

// What a sealed XML says of a page for screens (docs/decisions/0014).
enum class Twin : std::uint8_t {
    Same,      // the page whose digest stands in the stamp
    Other,     // another page, or changed
    NotNamed,  // the document names no page: issued before pages were named, or no document of ours
};
[[nodiscard]] std::string_view name(Twin twin);
[[nodiscard]] std::string_view spanish(Twin twin);

// Only the comparison: whether the XML is to be believed says verify(). Never throws for bad input.
[[nodiscard]] Twin twin_of(std::string_view sealed_xml, std::string_view html);

}  // namespace buzon::app
