#include "channels/bounce_box.hpp"

#include "channels/error.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace buzon::channels {
namespace {

class BounceBoxFolder : public testing::Test {
  protected:
    void SetUp() override
    {
        folder_ = testing::TempDir() + "bounce-" + std::to_string(::getpid());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_ / "new");
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void deliver(const std::string& name, const std::string& bytes) const
    {
        std::ofstream(folder_ / "new" / name, std::ios::binary) << bytes;
    }

    std::filesystem::path folder_;
};

TEST_F(BounceBoxFolder, TheOldestComesFirstAndStaysUntilItIsMarked)
{
    deliver("1794326405.V1I2.mail", "segundo");
    deliver("1794326404.V1I1.mail", "primero");
    const BounceBox box(folder_);
    EXPECT_EQ(box.next()->bytes, "primero");
    EXPECT_EQ(box.next()->bytes, "primero") << "a crash before mark() shows it again";
    box.mark(box.next()->name, BounceMark::Recorded);
    EXPECT_EQ(box.next()->bytes, "segundo");
    box.mark(box.next()->name, BounceMark::ForPerson);
    EXPECT_FALSE(box.next());
    EXPECT_TRUE(std::filesystem::exists(folder_ / "cur/1794326404.V1I1.mail:2,S"));
    EXPECT_TRUE(std::filesystem::exists(folder_ / "cur/1794326405.V1I2.mail:2,F"));
}

TEST_F(BounceBoxFolder, WhatAnotherProcessMarkedIsNoError)
{
    deliver("1794326404.V1I1.mail", "x");
    const BounceBox one(folder_);
    const BounceBox other(folder_);
    const std::string name = one.next()->name;
    other.mark(name, BounceMark::Recorded);
    EXPECT_NO_THROW(one.mark(name, BounceMark::Recorded));
    EXPECT_FALSE(one.next());
}

TEST_F(BounceBoxFolder, AFolderThatDoesNotExistYetIsEmpty)
{
    EXPECT_FALSE(BounceBox(folder_ / "nada").next());
}

TEST_F(BounceBoxFolder, AFileInItsPlaceIsOurTrouble)
{
    std::filesystem::remove_all(folder_ / "new");
    std::ofstream(folder_ / "new") << "x";
    EXPECT_THROW((void)BounceBox(folder_).next(), Error);
}

TEST_F(BounceBoxFolder, AHugeMessageIsCut)
{
    deliver("1794326404.V1I1.mail", std::string(3u << 20, 'x'));
    EXPECT_EQ(BounceBox(folder_).next()->bytes.size(), 1u << 20);
}

}  // namespace
}  // namespace buzon::channels
