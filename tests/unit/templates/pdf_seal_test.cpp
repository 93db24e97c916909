#include "templates/pdf/seal.hpp"

#include <gtest/gtest.h>

namespace buzon::templates::pdf {
namespace {

TEST(TheMarkOfAHouse, MayDrawAndColourPaths)
{
    EXPECT_TRUE(is_seal(neutral_seal()));
    EXPECT_TRUE(is_seal("q 1 0 0 rg 0 0 100 100 re f Q"));
}

TEST(TheMarkOfAHouse, MayDoNothingElse)
{
    for (const char* other : {"", "1 0 0 rg", "/F1 12 Tf", "BT (x) Tj ET",
                              "1 0 0 1 9 9 cm 0 0 1 1 re f", "Q 0 0 1 1 re f q", "q 0 0 1 1 re f",
                              "0 0 1 1 re f EMC", "0 0 1 1 re f\nendstream", "/Im0 Do"}) {
        EXPECT_FALSE(is_seal(other)) << other;
    }
}

}  // namespace
}  // namespace buzon::templates::pdf
