#pragma once

#include "gateway/app/work.hpp"

#include <Poco/JSON/Object.h>

namespace buzon {

// What GET /v1/work-items says of an item in a list, and of one alone.
[[nodiscard]] Poco::JSON::Object work_line_json(const db::WorkItem& item);
[[nodiscard]] Poco::JSON::Object work_json(const app::Work& work);

}  // namespace buzon
