#include "gateway/host_port.hpp"

#include <charconv>

namespace buzon {

std::optional<HostPort> host_port(std::string_view text, int default_port)
{
    HostPort where{std::string(text.substr(0, text.rfind(':'))), default_port};
    if (const std::size_t colon = text.rfind(':'); colon != text.npos) {
        const char* last = text.data() + text.size();
        const auto [end, error] = std::from_chars(text.data() + colon + 1, last, where.port);
        if (error != std::errc() || end != last || where.port < 1 || where.port > 65535) {
            return std::nullopt;
        }
    }
    if (where.host.empty()) return std::nullopt;
    return where;
}

}  // namespace buzon
