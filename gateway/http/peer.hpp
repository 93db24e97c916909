#pragma once

#include <string>
#include <string_view>

namespace buzon::http {

// Where a request comes from, as far as the transport shows it.
struct Origin {
    std::string_view address;    // of the connection: IPv4 or IPv6
    std::string_view forwarded;  // X-Forwarded-For, its lines joined with commas; or empty
};

// Under which name a peer is counted (RateLimit): an IPv4 address whole, also when it is written as
// IPv6; of IPv6 the first 64 bits, since whoever has one address has all of them. Of what
// `forwarded` says only the last address counts, which the proxy itself wrote, and only when the
// connection comes from `trusted_proxy` (an address, or empty); anybody can write the header.
[[nodiscard]] std::string peer_name(const Origin& origin, std::string_view trusted_proxy);

}  // namespace buzon::http
