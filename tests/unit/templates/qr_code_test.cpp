#include "templates/error.hpp"
#include "templates/pdf/qr.hpp"

#include <gtest/gtest.h>

namespace buzon::templates::pdf {
namespace {

bool has_finder(const QrGrid& code, std::size_t left, std::size_t top)
{
    for (std::size_t i = 0; i < 7; ++i) {
        const bool edge = code.at(left + i, top) && code.at(left + i, top + 6) &&
                          code.at(left, top + i) && code.at(left + 6, top + i);
        if (!edge) return false;
    }
    return code.at(left + 3, top + 3) && !code.at(left + 1, top + 1);
}

TEST(QrCode, HasItsThreeFindersInPlace)
{
    for (const std::size_t length : {1U, 71U, 251U}) {
        const QrGrid code = make_qr(std::string(length, 'x'));
        EXPECT_TRUE(has_finder(code, 0, 0)) << length;
        EXPECT_TRUE(has_finder(code, code.width - 7, 0)) << length;
        EXPECT_TRUE(has_finder(code, 0, code.width - 7)) << length;
    }
}

TEST(QrCode, OfAnotherTextIsAnotherAndOfTheSameTheSame)
{
    const QrGrid one = make_qr("uno");
    EXPECT_NE(make_qr("dos").rows, one.rows);
    EXPECT_EQ(make_qr("uno").rows, one.rows);
}

TEST(QrCode, TextThatIsEmptyOrTooLongIsRefused)
{
    EXPECT_THROW((void)make_qr(""), Error);
    EXPECT_THROW((void)make_qr(std::string(252, 'x')), Error);
}

}  // namespace
}  // namespace buzon::templates::pdf
