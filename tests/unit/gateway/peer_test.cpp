#include "gateway/http/peer.hpp"

#include <gtest/gtest.h>

namespace buzon::http {
namespace {

std::string direct(std::string_view address)
{
    return peer_name({address, ""}, "");
}

TEST(APeer, OfIpv4IsItsWholeAddressHoweverItIsWritten)
{
    EXPECT_EQ(direct("192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(direct("::ffff:192.0.2.1"), "192.0.2.1");
    EXPECT_NE(direct("192.0.2.2"), direct("192.0.2.1"));
}

TEST(APeer, OfIpv6IsItsFirst64Bits)
{
    EXPECT_EQ(direct("2001:db8:0:1:aaaa::1"), "2001:db8:0:1::/64");
    EXPECT_EQ(direct("2001:db8:0:1:bbbb::2"), direct("2001:db8:0:1:aaaa::1"));
    EXPECT_NE(direct("2001:db8:0:2:aaaa::1"), direct("2001:db8:0:1:aaaa::1"));
}

TEST(APeer, IsWhomTheTrustedProxyNamesLast)
{
    EXPECT_EQ(peer_name({"10.0.0.1", "203.0.113.9"}, "10.0.0.1"), "203.0.113.9");
    EXPECT_EQ(peer_name({"10.0.0.1", "198.51.100.7, 203.0.113.9"}, "10.0.0.1"), "203.0.113.9");
    EXPECT_EQ(peer_name({"::ffff:10.0.0.1", "2001:db8::1"}, "10.0.0.1"), "2001:db8::/64");
}

TEST(APeer, IsTheConnectionWhenAnybodyElseWroteTheHeader)
{
    EXPECT_EQ(peer_name({"192.0.2.1", "203.0.113.9"}, "10.0.0.1"), "192.0.2.1");
    EXPECT_EQ(peer_name({"192.0.2.1", "203.0.113.9"}, ""), "192.0.2.1");
}

TEST(APeer, IsTheProxyWhenItNamesNobody)
{
    EXPECT_EQ(peer_name({"10.0.0.1", ""}, "10.0.0.1"), "10.0.0.1");
    EXPECT_EQ(peer_name({"10.0.0.1", "203.0.113.9, unknown"}, "10.0.0.1"), "10.0.0.1");
}

}  // namespace
}  // namespace buzon::http
