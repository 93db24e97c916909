#include "gateway/http/plain_text.hpp"

#include <gtest/gtest.h>

namespace buzon::http {
namespace {

TEST(PlainText, WordsOfAnyLanguageAndLineEndsPass)
{
    for (const std::string_view text :
         {"", "Ñandú, S.A.", "ねこ", "a\tb\r\nc", "\xF0\x9F\x92\xA9"}) {
        EXPECT_TRUE(plain_text(text)) << text;
    }
}

TEST(PlainText, WhatADatabaseOrALogWouldChokeOnDoesNot)
{
    using namespace std::string_view_literals;
    for (const std::string_view text :
         {"a\0b"sv, "\x1b[31m"sv, "\x7f"sv, "\xff"sv, "\xc0\xaf"sv, "\xed\xa0\x80"sv,
          "\xf4\x90\x80\x80"sv, "\xe2\x82"sv, "\x80"sv}) {
        EXPECT_FALSE(plain_text(text));
    }
}

}  // namespace
}  // namespace buzon::http
