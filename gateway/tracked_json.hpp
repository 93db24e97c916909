#pragma once

#include "gateway/app/track.hpp"

#include <Poco/JSON/Object.h>

namespace buzon {

// What `buzon track --json` and GET /v1/acts/{folio} say of an act.
[[nodiscard]] Poco::JSON::Object tracked_json(const app::Tracked& tracked);

}  // namespace buzon
