#include "core/c_ptr.hpp"
#include "templates/error.hpp"
#include "templates/pdf/qr.hpp"
#include "templates/pdf/qr_codewords.hpp"
#include "templates/pdf/qr_penalty.hpp"
#include "templates/pdf/qr_symbol.hpp"

#include <gtest/gtest.h>
#include <qrencode.h>

namespace buzon::templates::pdf {
namespace {

using Judge = CPtr<QRcode, QRcode_free>;

std::string text_of(std::size_t length)
{
    std::string out = "https://buzon.example.mx/verificacion?folio=";
    while (out.size() < length) out += static_cast<char>('0' + out.size() * 7 % 75);
    return out.substr(0, length);
}

bool dark(const QRcode& code, std::size_t x, std::size_t y)
{
    return (code.data[y * static_cast<std::size_t>(code.width) + x] & 1U) != 0;
}

// Bits 10 to 12 of the format information, which is written over 0x5412.
unsigned mask_of(const QRcode& code)
{
    return (dark(code, 2, 8) ? 0U : 4U) | (dark(code, 3, 8) ? 2U : 0U) |
           (dark(code, 4, 8) ? 0U : 1U);
}

bool same_modules(const QrGrid& ours, const QRcode& theirs)
{
    for (std::size_t y = 0; y < ours.width; ++y) {
        for (std::size_t x = 0; x < ours.width; ++x) {
            if (ours.at(x, y) != dark(theirs, x, y)) return false;
        }
    }
    return ours.width == static_cast<std::size_t>(theirs.width);
}

// Which mask is best libqrencode decides by its own reading of the penalties; under the mask that
// it took, every module must be the same.
TEST(QrCode, IsWhatLibqrencodeMakesOfTheSameText)
{
    for (std::size_t length = 1; length <= 251; ++length) {
        const std::string text = text_of(length);
        const Judge theirs(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
        const QrGrid ours = qr_symbol(qr_codewords(text), mask_of(*theirs));
        EXPECT_TRUE(same_modules(ours, *theirs)) << length;
    }
}

TEST(QrCode, TakesTheMaskOfLeastPenalty)
{
    const std::string text = text_of(71);
    const int least = qr_penalty(make_qr(text));
    for (unsigned mask = 0; mask < 8; ++mask) {
        EXPECT_GE(qr_penalty(qr_symbol(qr_codewords(text), mask)), least) << mask;
    }
}

// A square of 7 × 7: one row is a finder's 1:1:3:1:1 with the light quiet zone on both sides.
TEST(QrCode, PenaltiesAreThoseOfTheStandard)
{
    QrGrid grid;
    grid.width = 7;
    // Seven light rows: 14 runs of 7 (5 each), 36 blocks (3 each), balance 50 % away (100).
    EXPECT_EQ(qr_penalty(grid), 14 * 5 + 36 * 3 + 100);
    grid.rows[3] = 0b1011101;
    // The row: no run, twice a finder (80). Columns 0, 2, 3, 4, 6: no run of five; 1 and 5: one.
    // Rows: six runs; blocks: 24 in the rows above and below, none across; 10 % dark: 70.
    EXPECT_EQ(qr_penalty(grid), 80 + 6 * 5 + 2 * 5 + 24 * 3 + 70);
}

TEST(QrCode, TextThatIsEmptyOrTooLongIsRefused)
{
    EXPECT_THROW((void)make_qr(""), Error);
    EXPECT_THROW((void)make_qr(std::string(252, 'x')), Error);
}

}  // namespace
}  // namespace buzon::templates::pdf
