#include "core/clabe.hpp"
#include "core/curp.hpp"
#include "core/email_address.hpp"
#include "core/registro_patronal.hpp"

#include <gtest/gtest.h>

#include <string>

namespace buzon {
namespace {

// RENAPO's own specimens.
TEST(Curp, SpecimensAreRead)
{
    const auto woman = Curp::parse("HEGG560427MVZRRL04");
    ASSERT_TRUE(woman) << woman.error().reason;
    EXPECT_EQ(woman->birth_date(), parse_iso_date("1956-04-27"));
    EXPECT_EQ(woman->sex(), Curp::Sex::Mujer);
    EXPECT_EQ(woman->state(), "VZ");
    EXPECT_EQ(Curp::parse(" boxw310820hnerxn09 ")->sex(), Curp::Sex::Hombre);
}

TEST(Curp, EveryOtherShapeIsRefused)
{
    for (const char* bad : {"", "HEGG560427MVZRRL0", "HEGG560427MVZRRL041", "HEGG560427MVZRRL05",
                            "HEGG561327MVZRRL04", "HEGG560431MVZRRL04", "HEGG560427AVZRRL04",
                            "HEGG560427MZZRRL04", "HEÑG560427MVZRRL04", "1EGG560427MVZRRL04"}) {
        ASSERT_FALSE(Curp::parse(bad)) << bad;
        EXPECT_EQ(Curp::parse(bad).error().id, "CURP-FORMA");
    }
}

TEST(RegistroPatronal, IsReadHoweverItIsTyped)
{
    const auto registro = RegistroPatronal::parse("y54-12345-10-1 ");
    ASSERT_TRUE(registro);
    EXPECT_EQ(registro->str(), "Y5412345101");
    EXPECT_EQ(registro->display(), "Y54-12345-10-1");
    EXPECT_EQ(registro->modality(), "10");
    for (const char* bad :
         {"", "Y541234510", "Y54123451012", "YA412345101", "Ñ5412345101", "Y54.12345101"}) {
        EXPECT_FALSE(RegistroPatronal::parse(bad)) << bad;
    }
}

TEST(Clabe, CheckDigitDecides)
{
    const auto clabe = Clabe::parse("032180000118359719");
    ASSERT_TRUE(clabe);
    EXPECT_EQ(clabe->bank(), "032");
    EXPECT_EQ(Clabe::parse("032 180 00011835971 9"), *clabe);
    for (const char* bad : {"032180000118359718", "03218000011835971", "0321800001183597190",
                            "03218000011835971a", ""}) {
        EXPECT_FALSE(Clabe::parse(bad)) << bad;
    }
}

TEST(EmailAddress, KeepsTheLocalPartAndLowersTheDomain)
{
    const auto address = EmailAddress::parse("Juan.Perez+imss@Correo.Example.MX");
    ASSERT_TRUE(address);
    EXPECT_EQ(address->str(), "Juan.Perez+imss@correo.example.mx");
    EXPECT_EQ(address->domain(), "correo.example.mx");
    EXPECT_TRUE(EmailAddress::parse("o'neil@xn--maana-pta.example"));
    EXPECT_TRUE(EmailAddress::parse(std::string(64, 'a') + "@b.mx"));
}

TEST(EmailAddress, RefusesWhatCouldInjectOrBounce)
{
    for (const std::string& bad : {std::string("a@b.mx\r\nBcc: c@d.mx"),
                                   std::string("a@b.mx\n"),
                                   std::string("a b@c.mx"),
                                   std::string("a@b"),
                                   std::string("a@@b.mx"),
                                   std::string("a@b@c.mx"),
                                   std::string("@b.mx"),
                                   std::string("a@"),
                                   std::string(".a@b.mx"),
                                   std::string("a.@b.mx"),
                                   std::string("a..b@c.mx"),
                                   std::string("\"a\"@b.mx"),
                                   std::string("a@[127.0.0.1]"),
                                   std::string("a@127.0.0.1"),
                                   std::string("a@-b.mx"),
                                   std::string("a@b-.mx"),
                                   std::string("a@b..mx"),
                                   std::string("a@b.mx."),
                                   std::string("<a@b.mx>"),
                                   std::string("a@b.mx,c@d.mx"),
                                   std::string("ñ@b.mx"),
                                   std::string("a@ñ.mx"),
                                   std::string("a\0@b.mx", 7),
                                   std::string("-a@b.mx"),
                                   std::string(),
                                   std::string(65, 'a') + "@b.mx",
                                   "a@" + std::string(64, 'b') + ".mx",
                                   "a@" + std::string(250, 'b') + ".mx"}) {
        EXPECT_FALSE(EmailAddress::parse(bad)) << bad;
    }
}

}  // namespace
}  // namespace buzon
