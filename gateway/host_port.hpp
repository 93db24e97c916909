#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace buzon {

struct HostPort {
    std::string host;
    int port = 0;
};

// "host" or "host:port", as it stands after the scheme of a mail server's address; nothing when
// there is no host or the port is no number from 1 to 65535.
[[nodiscard]] std::optional<HostPort> host_port(std::string_view text, int default_port);

}  // namespace buzon
