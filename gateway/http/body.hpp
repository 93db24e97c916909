#pragma once

#include "core/finding.hpp"
#include "gateway/http/message.hpp"

#include <tl/expected.hpp>

#include <map>
#include <string>
#include <vector>

namespace buzon::http {

// A request body that is one flat JSON object of texts (numbers are taken as written): every key in
// `required` must be there, `optional` may be, anything else is refused; all reasons at once
// (CUERPO-JSON, CUERPO-CAMPO). At most 1 MiB.
using TextFields = std::map<std::string, std::string>;
struct FieldNames {
    std::vector<std::string> required;
    std::vector<std::string> optional = {};
};
[[nodiscard]] tl::expected<TextFields, Findings> read_fields(const Request& request,
                                                             const FieldNames& names);

}  // namespace buzon::http
