#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>

// GoogleTest skips the tests of a suite whose SetUpTestSuite failed, and ctest's discovery takes
// every skip for a wish, which is green. In every test program a failure outside of a test ends the
// program instead, before it can say "skipped".
namespace {

class SuitesMustStart : public ::testing::EmptyTestEventListener {
    // GoogleTest holds its lock while it tells of a result: it cannot be asked then.
    void OnTestStart(const ::testing::TestInfo& /*test*/) override { in_test_ = true; }
    void OnTestEnd(const ::testing::TestInfo& /*test*/) override { in_test_ = false; }
    void OnTestPartResult(const ::testing::TestPartResult& result) override
    {
        if (result.failed() && !in_test_) std::_Exit(EXIT_FAILURE);
    }

    std::atomic<bool> in_test_{false};
};

// GoogleTest owns its listeners.
const bool listening = [] {
    ::testing::UnitTest::GetInstance()->listeners().Append(new SuitesMustStart);
    return true;
}();

}  // namespace
