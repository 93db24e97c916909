#pragma once

#include "db/catalogue_signatures.hpp"
#include "templates/catalogue.hpp"

#include <Poco/JSON/Object.h>

#include <vector>

namespace buzon {

// A version in one line of a list, and in full with everybody who signed it.
[[nodiscard]] Poco::JSON::Object catalogue_summary_json(const templates::ActType& type);
[[nodiscard]] Poco::JSON::Object catalogue_type_json(
    const templates::ActType& type, const std::vector<db::CatalogueSignature>& history);

}  // namespace buzon
