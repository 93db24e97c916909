#include "gateway/app/instance_path.hpp"

#include <gtest/gtest.h>

namespace buzon::app {
namespace {

TEST(AHeading, NamesAnElementAnAttributeOrASubtree)
{
    const auto attribute = InstancePath::parse("multa/total/@letra");
    ASSERT_TRUE(attribute);
    EXPECT_EQ(attribute->attribute, "letra");
    EXPECT_EQ(attribute->steps.size(), 2u);

    const auto repeated = InstancePath::parse("cedula/conceptos/concepto[2]/importe");
    ASSERT_TRUE(repeated);
    EXPECT_EQ(repeated->steps[2].name, "concepto");
    EXPECT_EQ(repeated->steps[2].position, 2);

    const auto subtree = InstancePath::parse("xml:cedula/trabajadores");
    ASSERT_TRUE(subtree);
    EXPECT_EQ(subtree->kind, InstancePath::Kind::Subtree);

    EXPECT_TRUE(InstancePath::parse("@version"));
}

TEST(AHeading, IsNothingElse)
{
    for (const char* text : {"",     "/",        "a/",  "/a",   "a//b", "a[0]", "a[-1]",
                             "a[x]", "a[1",      "a[]", "@a/b", "a/@",  "..",   "a/../b",
                             "xml:", "xml:a/@b", "a b", "ñ",    "a|b",  "1a",   "a[2147483648]"}) {
        EXPECT_FALSE(InstancePath::parse(text)) << text;
    }
}

}  // namespace
}  // namespace buzon::app
