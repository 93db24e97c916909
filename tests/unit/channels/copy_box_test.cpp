#include "channels/copy_box.hpp"

#include "channels/error.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

namespace buzon::channels {
namespace {

// As postfix delivers: trace headers on top, LF for CRLF.
const std::string trace =
    "Return-Path: <rebotes@buzon.example>\n"
    "Delivered-To: copias@buzon.example\n"
    "Received: from buzon.example (localhost [127.0.0.1])\n"
    "\tby correo.buzon.example (Postfix) with ESMTPSA id 4Wq1Qv0VZ1z9s;\n"
    "\tTue, 10 Nov 2026 10:00:00 -0600 (CST)\n";

std::string message(const std::string& id, const std::string& text = "uno\n\ndos\n")
{
    return "From: =?utf-8?q?Buz=C3=B3n?= <buzon@buzon.example>\nMessage-Id: <" + id +
           ">\nSubject: x\n\n" + text;
}

SentMessage sent(const std::string& id)
{
    std::string crlf;
    for (const char c : message(id)) crlf += c == '\n' ? "\r\n" : std::string(1, c);
    return {id, sha256_of(crlf)};
}

class CopyBoxFolder : public testing::Test {
  protected:
    void SetUp() override
    {
        folder_ = testing::TempDir() + "copies-" + std::to_string(::getpid());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_ / "new");
        std::filesystem::create_directories(folder_ / "cur");
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void deliver(const std::string& name, const std::string& bytes) const
    {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }

    std::filesystem::path folder_;
};

TEST_F(CopyBoxFolder, TheCopyIsFoundWithItsTraceHeadersReadOrUnread)
{
    deliver("new/1794326404.V1I1.mail", trace + message("uno@buzon.example"));
    deliver("cur/1794326405.V1I2.mail:2,S", trace + message("dos@buzon.example"));
    const CopyBox box(folder_);
    EXPECT_EQ(box.find(sent("uno@buzon.example")), trace + message("uno@buzon.example"));
    EXPECT_TRUE(box.find(sent("dos@buzon.example")));
    EXPECT_FALSE(box.find(sent("tres@buzon.example")));
    EXPECT_FALSE(box.find(sent("no@buzon.example"))) << "no part of another one's name";
}

TEST_F(CopyBoxFolder, LineEndsOnDiskMakeNoDifference)
{
    std::string crlf;
    for (const char c : trace + message("uno@buzon.example")) {
        crlf += c == '\n' ? "\r\n" : std::string(1, c);
    }
    deliver("new/1794326404.V1I1.mail", crlf);
    EXPECT_TRUE(CopyBox(folder_).find(sent("uno@buzon.example")));
}

TEST_F(CopyBoxFolder, AnIdOnALineOfItsOwnIsRead)
{
    std::string folded = message("uno@buzon.example");
    folded.replace(folded.find("Message-Id: "), 12, "MESSAGE-ID:\n ");
    std::string crlf;
    for (const char c : folded) crlf += c == '\n' ? "\r\n" : std::string(1, c);
    deliver("new/1794326404.V1I1.mail", trace + folded);
    EXPECT_TRUE(CopyBox(folder_).find({"uno@buzon.example", sha256_of(crlf)}));
}

TEST_F(CopyBoxFolder, WhatOnlyBearsTheIdProvesNothingAndHidesNothing)
{
    const std::string id = "aviso.3901-2026-0000123-K.1.2026-11-10@buzon.example";
    deliver("new/1794326409.V1I9.mail", trace + message(id, "otro texto\n"));
    deliver("new/1794326408.V1I8.mail", trace + message(id) + "al pie\n");
    deliver("new/1794326407.V1I7.mail", trace + "Subject: x\n\nMessage-Id: <" + id + ">\n");
    deliver("new/1794326406.V1I6.mail", trace + "\n" + message(id));
    EXPECT_FALSE(CopyBox(folder_).find(sent(id)));
    deliver("new/1794326404.V1I1.mail", trace + message(id));
    EXPECT_TRUE(CopyBox(folder_).find(sent(id))) << "older than the false ones";
}

TEST_F(CopyBoxFolder, AMessageCutOffOrWithoutABodyIsNoCopy)
{
    const std::string whole = trace + message("uno@buzon.example");
    deliver("new/1794326404.V1I1.mail", "");
    deliver("new/1794326404.V1I2.mail", trace);
    deliver("new/1794326404.V1I3.mail", whole.substr(0, whole.size() - 1));
    deliver("new/1794326404.V1I4.mail", whole.substr(0, whole.find("Subject")));
    EXPECT_FALSE(CopyBox(folder_).find(sent("uno@buzon.example")));
}

TEST_F(CopyBoxFolder, OnlyTheNewestAreLookedAt)
{
    deliver("new/1794326404.V1I1.mail", trace + message("uno@buzon.example"));
    for (int i = 0; i < 9; ++i) deliver(fmt::format("cur/179432641{}.V1I2.mail:2,S", i), trace);
    EXPECT_FALSE(CopyBox(folder_, 9).find(sent("uno@buzon.example")));
    EXPECT_TRUE(CopyBox(folder_, 10).find(sent("uno@buzon.example")));
}

TEST_F(CopyBoxFolder, AHostileHeadCostsLittleAndHidesNothing)
{
    std::string lines;
    while (lines.size() < (2u << 20)) lines += "X: y\n";
    deliver("new/1794326406.V1I6.mail", lines);
    deliver("new/1794326405.V1I5.mail", "Message-Id: <uno@buzon.example>\n" + lines);
    deliver("new/1794326404.V1I1.mail", trace + message("uno@buzon.example"));
    EXPECT_TRUE(CopyBox(folder_).find(sent("uno@buzon.example")));
}

TEST_F(CopyBoxFolder, AMessageThatAReaderMovesMeanwhileIsFound)
{
    for (int i = 0; i < 50; ++i) deliver(fmt::format("new/17943265{:02}.V1I2.mail", i), trace);
    const std::filesystem::path unread = folder_ / "new/1794326404.V1I1.mail";
    const std::filesystem::path read = folder_ / "cur/1794326404.V1I1.mail:2,S";
    const CopyBox box(folder_);
    for (int i = 0; i < 100; ++i) {
        std::filesystem::remove(read);
        deliver("new/1794326404.V1I1.mail", trace + message("uno@buzon.example"));
        std::thread reader([&] { std::filesystem::rename(unread, read); });
        EXPECT_TRUE(box.find(sent("uno@buzon.example")));
        reader.join();
    }
}

TEST_F(CopyBoxFolder, AFolderThatDoesNotExistYetIsEmpty)
{
    EXPECT_FALSE(CopyBox(folder_ / "nada").find(sent("uno@buzon.example")));
}

TEST_F(CopyBoxFolder, AFileInItsPlaceIsOurTrouble)
{
    std::filesystem::remove_all(folder_ / "new");
    std::ofstream(folder_ / "new") << "x";
    EXPECT_THROW((void)CopyBox(folder_).find(sent("uno@buzon.example")), Error);
}

}  // namespace
}  // namespace buzon::channels
