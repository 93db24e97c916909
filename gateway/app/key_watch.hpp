#pragma once

#include "core/log.hpp"
#include "gateway/services.hpp"

#include <map>
#include <string>

namespace buzon::app {

// Has every key in a token sign something, so that a token that went away is known before an act
// needs it, and one that came back is used again. A change is a line of the log; the present state
// is Signer::last_trouble.
class KeyWatch {
  public:
    KeyWatch(const Services& services, const Logger& log) : services_(&services), log_(&log) {}
    // How many keys changed.
    int run_once();

  private:
    const Services* services_;
    const Logger* log_;
    std::map<std::string, std::string> away_;  // key → id of what is wrong
};

// How many keys do not serve, as far as is known without asking their tokens.
[[nodiscard]] int keys_away(const Services& services);

}  // namespace buzon::app
