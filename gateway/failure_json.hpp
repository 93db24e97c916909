#pragma once

#include "db/failures.hpp"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <vector>

namespace buzon {

// A declared failure, for people.
[[nodiscard]] Poco::JSON::Object failure_json(const db::Failure& failure);
// What failures did to one act: the failure, minutes, both dates.
[[nodiscard]] Poco::JSON::Array act_failures_json(const std::vector<db::ActFailureShown>& shown);
// What one failure did to the acts of a unit.
[[nodiscard]] Poco::JSON::Array touched_json(const std::vector<db::TouchedAct>& touched);

}  // namespace buzon
