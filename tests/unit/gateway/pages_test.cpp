#include "gateway/http/pages.hpp"

#include "gateway/http/router.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace buzon::http {
namespace {

class PagesTest : public testing::Test {
  protected:
    PagesTest()
        : folder_(std::filesystem::path(testing::TempDir()) /
                  testing::UnitTest::GetInstance()->current_test_info()->name())
    {
        std::filesystem::remove_all(folder_);
        write("index.html", "<!doctype html><title>Buzón</title>");
        write("assets/app-0a1b.js", std::string(4000, ';'));
        write("assets/letters-2c3d.woff2", "wOF2");
    }
    ~PagesTest() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) const
    {
        const auto file = folder_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
    }

    std::filesystem::path folder_;
};

TEST_F(PagesTest, FileIsServedWithItsTypeAndStrictPolicy)
{
    const auto page = Pages(folder_).find({.path = "/index.html", .if_none_match = {}});
    ASSERT_TRUE(page);
    EXPECT_EQ(page->status, 200);
    EXPECT_EQ(page->content_type, "text/html; charset=utf-8");
    EXPECT_EQ(page->headers.at("Cache-Control"), "no-cache");
    const std::string policy = page->headers.at("Content-Security-Policy");
    EXPECT_TRUE(policy.starts_with("default-src 'none'; script-src 'self';")) << policy;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos) << policy;
}

TEST_F(PagesTest, HashedNamesAreKeptForeverAndCompressed)
{
    const Pages pages(folder_);
    const auto plain = pages.find({.path = "/assets/app-0a1b.js", .if_none_match = {}});
    const auto gzip =
        pages.find({.path = "/assets/app-0a1b.js", .if_none_match = {}, .gzip = true});
    ASSERT_TRUE(plain && gzip);
    EXPECT_EQ(plain->headers.at("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(plain->body.size(), 4000u);
    EXPECT_FALSE(plain->headers.contains("Content-Encoding"));
    EXPECT_EQ(gzip->headers.at("Content-Encoding"), "gzip");
    EXPECT_TRUE(gzip->body.starts_with("\x1f\x8b"));
    EXPECT_NE(plain->headers.at("ETag"), gzip->headers.at("ETag"));
}

TEST_F(PagesTest, WhatDoesNotShrinkIsNotCompressed)
{
    const auto page = Pages(folder_).find(
        {.path = "/assets/letters-2c3d.woff2", .if_none_match = {}, .gzip = true});
    ASSERT_TRUE(page);
    EXPECT_EQ(page->content_type, "font/woff2");
    EXPECT_FALSE(page->headers.contains("Content-Encoding"));
}

TEST_F(PagesTest, KnownTagGetsNoBody)
{
    const Pages pages(folder_);
    const std::string tag =
        pages.find({.path = "/index.html", .if_none_match = {}})->headers.at("ETag");
    const auto again = pages.find({.path = "/index.html", .if_none_match = tag});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->status, 304);
    EXPECT_TRUE(again->body.empty());
}

TEST_F(PagesTest, PathsOfTheApplicationGetItsIndex)
{
    const Pages pages(folder_);
    for (const char* path : {"/", "/buzon", "/buzon/3901-2026-000000001-K/abrir"}) {
        const auto page = pages.find({.path = path, .if_none_match = {}});
        ASSERT_TRUE(page) << path;
        EXPECT_EQ(page->content_type, "text/html; charset=utf-8") << path;
    }
}

TEST_F(PagesTest, NothingOutsideTheMapIsServed)
{
    std::ofstream(folder_.parent_path() / "secret.txt") << "secret";
    std::filesystem::create_symlink(folder_.parent_path() / "secret.txt", folder_ / "link.txt");
    const Pages pages(folder_);
    for (const char* path : {"/../secret.txt", "/assets/../../secret.txt", "/link.txt", "/assets/",
                             "/assets/app", "/favicon.ico", "//secret.txt"}) {
        EXPECT_FALSE(pages.find({.path = path, .if_none_match = {}})) << path;
    }
    std::filesystem::remove(folder_.parent_path() / "secret.txt");
}

TEST_F(PagesTest, FolderWithoutPagesIsRefused)
{
    EXPECT_THROW(Pages(folder_ / "nowhere"), std::runtime_error);
    write("notes.bak", "x");
    EXPECT_THROW(Pages{folder_}, std::runtime_error);
}

TEST(PathsOfTheApi, AreNotPages)
{
    for (const char* path : {"/v1", "/v1/mailbox", "/v1/nowhere"}) {
        EXPECT_TRUE(of_the_api(path)) << path;
    }
    for (const char* path : {"/", "/buzon", "/verificacion", "/v10", "/assets/app.js"}) {
        EXPECT_FALSE(of_the_api(path)) << path;
    }
}

TEST_F(PagesTest, EveryPageOfARehearsalBeginsWithItsBand)
{
    write("index.html", "<!doctype html><html><body><div id=\"app\"></div></body></html>");
    const auto band =
        "<body><aside id=\"ensayo\" class=\"ensayo\" aria-label=\"Ensayo\"><p><strong>";
    for (const char* path : {"/", "/verificacion", "/estrados", "/buzon"}) {
        const auto page = Pages(folder_, Standing::Rehearsal).find({path, "", false});
        ASSERT_TRUE(page) << path;
        EXPECT_NE(page->body.find(band), std::string::npos) << path;
        EXPECT_EQ(Pages(folder_).find({path, "", false})->body.find("nsayo"), std::string::npos);
    }
    write("index.html", "<!doctype html><title>Buzón</title>");
    EXPECT_THROW(Pages(folder_, Standing::Rehearsal), std::runtime_error);
}

}  // namespace
}  // namespace buzon::http
