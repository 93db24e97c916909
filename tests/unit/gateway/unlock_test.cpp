#include "gateway/unlock.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

namespace buzon {
namespace {

TEST(Unlocking, TakesTheVariableOutOfTheEnvironmentOnce)
{
    ::setenv("BUZON_TEST_UNLOCK", "secreta", 1);
    Unlocker unlocker;
    EXPECT_EQ((*unlocker.take("env:BUZON_TEST_UNLOCK", "sello"))->reveal(), "secreta");
    EXPECT_EQ(::getenv("BUZON_TEST_UNLOCK"), nullptr);
    EXPECT_EQ((*unlocker.take("env:BUZON_TEST_UNLOCK", "otra"))->reveal(), "secreta");
    EXPECT_EQ(Unlocker().take("env:BUZON_TEST_UNLOCK", "sello").error().id, "DESBLOQUEO");
}

TEST(Unlocking, ReadsOneLineOfADescriptorAndClosesIt)
{
    int ends[2] = {};
    ASSERT_EQ(::pipe(ends), 0);
    ASSERT_EQ(::write(ends[1], "secreta\nresto", 13), 13);
    ::close(ends[1]);
    Unlocker unlocker;
    const std::string source = "fd:" + std::to_string(ends[0]);
    EXPECT_EQ((*unlocker.take(source, "sello"))->reveal(), "secreta");
    EXPECT_EQ(::fcntl(ends[0], F_GETFD), -1);
    EXPECT_EQ(Unlocker().take(source, "sello").error().id, "DESBLOQUEO");
}

TEST(Unlocking, NothingToUnlockIsAnEmptySecret)
{
    EXPECT_TRUE((*Unlocker().take("", "sello"))->empty());
}

}  // namespace
}  // namespace buzon
