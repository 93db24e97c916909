#include "gateway/http/peer.hpp"

#include <Poco/Net/IPAddress.h>
#include <Poco/String.h>
#include <netinet/in.h>

#include <cstring>

namespace buzon::http {
namespace {

using Poco::Net::IPAddress;

// An IPv4 address that came as IPv6 (::ffff:192.0.2.1) is the IPv4 address.
IPAddress unmapped(const IPAddress& address)
{
    if (address.family() != IPAddress::IPv6 || !address.isIPv4Mapped()) return address;
    in_addr plain{};
    std::memcpy(&plain, static_cast<const char*>(address.addr()) + 12, sizeof plain);
    return {&plain, sizeof plain};
}

bool parse(std::string_view text, IPAddress& address)
{
    IPAddress parsed;
    if (!IPAddress::tryParse(std::string(text), parsed)) return false;
    address = unmapped(parsed);
    return true;
}

std::string name_of(const IPAddress& address)
{
    if (address.family() == IPAddress::IPv4) return address.toString();
    in6_addr prefix{};
    std::memcpy(&prefix, address.addr(), 8);
    return IPAddress(&prefix, sizeof prefix).toString() + "/64";
}

}  // namespace

std::string peer_name(const Origin& origin, std::string_view trusted_proxy)
{
    IPAddress connection;
    if (!parse(origin.address, connection)) return std::string(origin.address);
    IPAddress proxy;
    if (trusted_proxy.empty() || !parse(trusted_proxy, proxy) || connection != proxy) {
        return name_of(connection);
    }
    const std::string_view last = origin.forwarded.substr(origin.forwarded.rfind(',') + 1);
    IPAddress behind;
    if (!parse(Poco::trim(std::string(last)), behind)) return name_of(connection);
    return name_of(behind);
}

}  // namespace buzon::http
