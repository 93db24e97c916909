#pragma once

#include "core/instant.hpp"
#include "gateway/services.hpp"

#include <optional>

namespace buzon::app {

// Forgets what no longer serves: sessions, challenges and requests to open that ran out, and keys
// of idempotency older than a week. Nothing that proves anything. Several processes may run it.
class Purge {
  public:
    explicit Purge(const Services& services) : services_(&services) {}

    // At most every ten minutes of the service's clock; between them it does nothing.
    void run_once();

  private:
    const Services* services_;
    std::optional<Instant> last_;
};

}  // namespace buzon::app
