#include "gateway/http/peer_limits.hpp"

namespace buzon::http {
namespace {

// Some three megabytes when all are taken.
constexpr std::size_t kPeers = 16'384;

}  // namespace

PeerLimits::PeerLimits(const Services& services)
    : logins_(services.clock(), services.config().http.logins_per_minute, kPeers),
      verifications_(services.clock(), services.config().http.verifications_per_minute, kPeers),
      timestamps_(services.clock(), services.config().http.timestamps_per_minute, kPeers)
{
}

std::optional<std::chrono::seconds> PeerLimits::count(Verb verb, std::string_view peer)
{
    switch (verb) {
        case Verb::LogIn: return logins_.take(peer);
        case Verb::Verify: return verifications_.take(peer);
        case Verb::StampTime: return timestamps_.take(peer);
        default: return std::nullopt;
    }
}

}  // namespace buzon::http
