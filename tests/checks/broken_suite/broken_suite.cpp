#include <gtest/gtest.h>

// What its tests need is not there: GoogleTest does not run them and calls them skipped.
class WithoutItsDatabase : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { FAIL() << "no database"; }
};

TEST_F(WithoutItsDatabase, NothingIsShown) {}
