#include "channels/imap_box.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace buzon::channels {
namespace {

using Uids = std::vector<std::uint32_t>;

TEST(ImapAnswer, SearchGivesUidsFromTheOldestOn)
{
    EXPECT_EQ(searched_uids("* SEARCH 12 3 4294967295\r\n"), (Uids{3, 12, 4294967295}));
    EXPECT_EQ(searched_uids("* SEARCH\r\n"), Uids{});
    EXPECT_EQ(searched_uids("* 3 EXISTS\r\n* SEARCH 7\r\n* 1 RECENT\r\n"), Uids{7});
}

TEST(ImapAnswer, WhatIsNoUidIsPassedOver)
{
    EXPECT_EQ(searched_uids("* SEARCH 0 -4 x 99999999999 5"), Uids{5});
    EXPECT_EQ(searched_uids("A1 OK SEARCH 1 2"), Uids{});
    EXPECT_EQ(searched_uids(""), Uids{});
}

TEST(ImapAnswer, StatusIsReadFromItsListOnly)
{
    const std::string_view answer = "* STATUS \"MESSAGES 9 (x\" (MESSAGES 2 UIDVALIDITY 17)\r\n";
    EXPECT_EQ(status_item(answer, "MESSAGES"), 2u);
    EXPECT_EQ(status_item(answer, "UIDVALIDITY"), 17u);
    EXPECT_EQ(status_item(answer, "VALIDITY"), std::nullopt);
    EXPECT_EQ(status_item("* STATUS INBOX\r\n", "MESSAGES"), std::nullopt);
    EXPECT_EQ(status_item("* STATUS INBOX (MESSAGES x)\r\n", "MESSAGES"), std::nullopt);
}

TEST(ImapBoxFolders, ThatCouldEndACommandAreRefused)
{
    for (const char* name : {"", "a\"b", "a\r\nA1 LOGOUT", "Bo\xc3\xadte", "a%b", "a&b"}) {
        ImapSettings settings;
        settings.folder = name;
        EXPECT_THROW(ImapBox{settings}, std::invalid_argument) << name;
    }
}

}  // namespace
}  // namespace buzon::channels
