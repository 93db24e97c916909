#include "core/sha256_x86.hpp"

#include <gtest/gtest.h>

#include <string>

namespace buzon {
namespace {

std::string bytes_of_every_kind(std::size_t blocks)
{
    std::string out;
    std::uint32_t state = 1;
    while (out.size() < blocks * sha256_block_size) {
        state = state * 1664525U + 1013904223U;
        out += static_cast<char>(state >> 24U);
    }
    return out;
}

TEST(Sha256Instructions, AgreeWithThePlainWay)
{
    if (!has_sha_instructions()) GTEST_SKIP() << "this processor has none";
    for (const std::size_t blocks : {0U, 1U, 2U, 3U, 17U, 400U}) {
        const std::string bytes = bytes_of_every_kind(blocks);
        Sha256State plain{1, 2, 3, 4, 5, 6, 7, 0xFFFFFFFF};
        Sha256State fast = plain;
        sha256_blocks_portable(plain, bytes);
        sha256_blocks_x86(fast, bytes);
        EXPECT_EQ(plain, fast) << blocks;
    }
}

}  // namespace
}  // namespace buzon
