#pragma once

#include "gateway/config.hpp"

#include <string>
#include <vector>

namespace buzon::app {

enum class Health { Good, Warning, Bad };

struct Diagnosis {
    std::string subject;  // "base de datos", "e.firma RFC"
    Health health = Health::Good;
    std::string what;  // Spanish
};

// Looks at everything the service needs and changes nothing: clock, catalogue, calendar (must
// cover the next two years), keys (in force, chain, revocation; a warning sixty days before they
// end), database, migrations, mail server. Every look is made whatever the others found.
[[nodiscard]] std::vector<Diagnosis> examine(const Config& config);

}  // namespace buzon::app
