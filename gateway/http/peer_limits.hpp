#pragma once

#include "gateway/http/rate_limit.hpp"
#include "gateway/http/rights.hpp"
#include "gateway/services.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace buzon::http {

// How often one peer may ask what anybody may ask and what costs us or can be guessed at: to log in
// (http.logins_per_minute), to verify (http.verifications_per_minute) and to have the time stamped
// (http.timestamps_per_minute; acts are stamped in the process, uncounted). The rest is not
// counted. One for a server; thread-safe; `services` outlive it.
class PeerLimits {
  public:
    explicit PeerLimits(const Services& services);

    // Counts a request. nullopt: go on; else how long the peer has to wait, at least a second.
    [[nodiscard]] std::optional<std::chrono::seconds> count(Verb verb, std::string_view peer);

  private:
    RateLimit logins_;
    RateLimit verifications_;
    RateLimit timestamps_;
};

}  // namespace buzon::http
