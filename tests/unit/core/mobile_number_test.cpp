#include "core/mobile_number.hpp"

#include <gtest/gtest.h>

namespace buzon {
namespace {

TEST(AMobileNumber, IsReadAsPeopleWriteIt)
{
    for (const char* text : {"5512345678", "55 1234 5678", "55-1234-5678", "(55) 1234.5678",
                             "+52 55 1234 5678", "525512345678", "+5215512345678"}) {
        EXPECT_EQ(mobile_number(text).value_or(""), "+525512345678") << text;
    }
    // Ten digits that begin with the country's own code are a number of their own.
    EXPECT_EQ(mobile_number("5255123456").value_or(""), "+525255123456");
}

TEST(WhatIsNoMexicanMobile, IsRefused)
{
    for (const char* text :
         {"", "+", "551234567", "55123456789", "0512345678", "1512345678", "+1 212 555 0100",
          "5512345678x", "55 1234 5678\r\n", "+52", "５５12345678",
          "55123456785512345678551234567855123456785512345678"}) {
        const auto number = mobile_number(text);
        ASSERT_FALSE(number) << text;
        EXPECT_EQ(number.error().id, "MOVIL-FORMA");
    }
}

}  // namespace
}  // namespace buzon
