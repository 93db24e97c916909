#include "gateway/unlock.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

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

TEST(Unlocking, AsksOnTheTerminalAndDoesNotShowTheAnswer)
{
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    ASSERT_GE(child, 0);
    if (child == 0) {
        const auto pin = Unlocker().take("prompt", "sello");
        ::_exit(pin && (*pin)->reveal() == "secreta" ? 0 : 1);
    }
    std::string shown;
    std::array<char, 256> some{};
    const auto more = [&] {
        const ssize_t n = ::read(terminal, some.data(), some.size());
        if (n > 0) shown.append(some.data(), static_cast<std::size_t>(n));
        return n > 0;
    };
    while (shown.find("«sello»: ") == std::string::npos) ASSERT_TRUE(more()) << shown;
    ASSERT_EQ(::write(terminal, "secreta\n", 8), 8);
    while (more()) continue;
    int status = -1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    EXPECT_EQ(shown.find("secreta"), std::string::npos) << shown;
    ::close(terminal);
}

TEST(Unlocking, NothingToUnlockIsAnEmptySecret)
{
    EXPECT_TRUE((*Unlocker().take("", "sello"))->empty());
}

}  // namespace
}  // namespace buzon
