#pragma once

#include "core/finding.hpp"
#include "signing/pades_extend.hpp"
#include "signing/trust.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace buzon::signing {

// XAdES B-LT and B-LTA (ETSI EN 319 132-1 §5.4, §5.5): unsigned properties behind those that are
// there. What was signed keeps its octets. Both refuse what verify_xml would not read, or what has
// no signature time-stamp yet: XML-NO-AMPLIABLE. Data that the document has already is left out; if
// nothing is left it comes back as it was.
[[nodiscard]] tl::expected<std::string, Findings> add_validation_data_xml(std::string_view xml,
                                                                          ValidationData data);
[[nodiscard]] tl::expected<std::string, Findings> add_archive_timestamp(std::string_view xml,
                                                                        const Stamper& stamp);

}  // namespace buzon::signing
