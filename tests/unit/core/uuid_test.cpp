#include "core/uuid.hpp"

#include <gtest/gtest.h>

namespace buzon {
namespace {

// RFC 9562, appendix A.6: the example of a version 7 value.
TEST(Uuid, VersionSevenIsThatOfTheRfcExample)
{
    const Instant at = Instant::parse("2022-02-22T19:22:22Z").value();
    const Uuid made = Uuid::v7(at, {0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f});
    EXPECT_EQ(made.str(), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST(Uuid, OneDigestAlwaysGivesOneIdentifier)
{
    const Uuid made = Uuid::from_digest(sha256_of("abc"));
    EXPECT_EQ(made.str(), "ba7816bf-8f01-8fea-8141-40de5dae2223");
    EXPECT_EQ(made, Uuid::from_digest(sha256_of("abc")));
    EXPECT_NE(made, Uuid::from_digest(sha256_of("abd")));
}

TEST(Uuid, CapitalsAreReadAsSmallLetters)
{
    EXPECT_EQ(Uuid::parse("017F22E2-79B0-7CC3-98C4-DC0C0C07398F").value().str(),
              "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST(Uuid, AnythingElseIsRefused)
{
    for (const char* text :
         {"", "017f22e2", "017f22e279b07cc398c4dc0c0c07398f",
          "{017f22e2-79b0-7cc3-98c4-dc0c0c07398}", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
          "017f22e2-79b0-7cc3-98c4+dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f "}) {
        EXPECT_FALSE(Uuid::parse(text)) << text;
    }
}

}  // namespace
}  // namespace buzon
