#pragma once

#include "core/finding.hpp"
#include "db/acts.hpp"
#include "gateway/http/message.hpp"

#include <Poco/JSON/Array.h>
#include <tl/expected.hpp>

#include <vector>

namespace buzon::http {

// Keyset pages: ?antes=<id of the last item of the page before>&limite=1…200 (50).
// Refused: PAGINA.
[[nodiscard]] tl::expected<db::Page, Findings> read_page(const Request& request);

// {"elementos":[…],"siguiente":"<id>"}; `siguiente` is absent on the last page.
[[nodiscard]] Response page_response(const Poco::JSON::Array& items, const db::Page& page,
                                     const std::vector<db::Act>& acts);

}  // namespace buzon::http
