#include "core/folio.hpp"
#include "core/rfc.hpp"

#include <gtest/gtest.h>

#include <cctype>
#include <stdexcept>
#include <string>
#include <vector>

namespace buzon {
namespace {

TEST(Rfc, KnownKeysHaveTheirCheckDigit)
{
    for (const char* known : {"SAT970701NN3", "IMS421231I45", "EKU9003173C9"}) {
        const auto rfc = Rfc::parse(known);
        ASSERT_TRUE(rfc) << known;
        EXPECT_EQ(rfc->kind(), Rfc::Kind::Moral);
        EXPECT_TRUE(rfc->check_digit_ok()) << known;
    }
    // SAT's own test taxpayer, a persona física.
    const auto fisica = Rfc::parse("CACX7605101P8");
    ASSERT_TRUE(fisica);
    EXPECT_EQ(fisica->kind(), Rfc::Kind::Fisica);
    EXPECT_TRUE(fisica->check_digit_ok());
}

TEST(Rfc, FailingCheckDigitIsNoRefusal)
{
    const auto rfc = Rfc::parse("SAT970701NN4");
    ASSERT_TRUE(rfc);
    EXPECT_FALSE(rfc->check_digit_ok());
}

TEST(Rfc, KeepsEnieAndAmpersandHoweverTheyAreTyped)
{
    EXPECT_EQ(Rfc::parse("ñuñ800101aa1")->str(), "ÑUÑ800101AA1");
    EXPECT_EQ(Rfc::parse("N\xCC\x83UN\xCC\x83"
                         "800101AA1")
                  ->str(),
              "ÑUÑ800101AA1");
    EXPECT_EQ(Rfc::parse(" a&b-800101-aa1 ")->str(), "A&B800101AA1");
    EXPECT_EQ(Rfc::parse("ÑUÑO800101AA1")->kind(), Rfc::Kind::Fisica);
}

TEST(Rfc, RefusesGenericKeysImpossibleDatesAndOtherShapes)
{
    for (const char* bad : {"XAXX010101000", "XEXX010101000", "", "SAT970701NN", "SAT9707O1NN3",
                            "SAT971301NN3", "SAT970732NN3", "SAT970229NN3", "S1T970701NN3",
                            "SAT970701N&3", "GODE561231GR89", "#AT970701NN3", "SAT970701NNÑ",
                            "\xD1UN800101AA1", "SAT970701NN3'; --", "SAT\n970701NN3"}) {
        const auto rfc = Rfc::parse(bad);
        ASSERT_FALSE(rfc) << bad;
        EXPECT_EQ(rfc.error().id, "RFC-FORMA");
        EXPECT_FALSE(rfc.error().reason.empty());
    }
    EXPECT_TRUE(Rfc::parse("SAT000229NN3"));  // 2000 was a leap year
}

TEST(Folio, IsWrittenAndReadBack)
{
    const Folio folio = Folio::make("3901", 2026, 123);
    EXPECT_EQ(folio.str().substr(0, 18), "3901-2026-0000123-");
    EXPECT_EQ(folio.unit(), "3901");
    EXPECT_EQ(Folio::parse(folio.str()), folio);
    std::string typed = " " + folio.str() + " ";
    for (char& c : typed) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    EXPECT_EQ(Folio::parse(typed), folio);
    std::string without_hyphens;
    for (const char c : folio.str()) {
        if (c != '-') without_hyphens += c;
    }
    EXPECT_EQ(Folio::parse(without_hyphens), folio);
    EXPECT_FALSE(Folio::parse(without_hyphens + "0"));
    EXPECT_FALSE(Folio::parse(""));
}

// The standard's worked example of MOD 37,36 is the ISAN of ISO 15706; python-stdnum computes the
// same.
TEST(Folio, ChecksLikeIso7064)
{
    EXPECT_EQ(Folio::make("3901", 2026, 123).str(), "3901-2026-0000123-N");
    EXPECT_EQ(Folio::make("0101", 2020, 1).str(), "0101-2020-0000001-P");
    EXPECT_EQ(Folio::make("9999", 2999, 9'999'999).str(), "9999-2999-9999999-3");
}

std::vector<std::string> sample_folios()
{
    std::vector<std::string> folios;
    for (std::int64_t number = 1; number <= 9'999'999; number += 98'765) {
        folios.push_back(Folio::make("3901", 2026, number).str());
    }
    return folios;
}

TEST(Folio, EveryWrongCharacterIsCaught)
{
    for (const std::string& good : sample_folios()) {
        for (std::size_t i = 0; i < good.size(); ++i) {
            if (good[i] == '-') continue;
            for (const char c : std::string("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
                if (c == good[i]) continue;
                std::string wrong = good;
                wrong[i] = c;
                ASSERT_FALSE(Folio::parse(wrong)) << good << " as " << wrong;
            }
        }
    }
}

TEST(Folio, NearlyEveryExchangeOfNeighboursIsCaught)
{
    int tried = 0;
    int missed = 0;
    for (const std::string& good : sample_folios()) {
        for (std::size_t i = 0; i + 1 < good.size(); ++i) {
            const std::size_t next = good[i + 1] == '-' ? i + 2 : i + 1;
            if (good[i] == '-' || good[next] == good[i]) continue;
            std::string swapped = good;
            std::swap(swapped[i], swapped[next]);
            ++tried;
            if (Folio::parse(swapped)) ++missed;
        }
    }
    EXPECT_GT(tried, 900);
    EXPECT_LT(missed * 50, tried) << missed << " of " << tried;
}

TEST(Folio, PartsOutOfRangeAreABug)
{
    EXPECT_THROW((void)Folio::make("390", 2026, 1), std::logic_error);
    EXPECT_THROW((void)Folio::make("39A1", 2026, 1), std::logic_error);
    EXPECT_THROW((void)Folio::make("3901", 1999, 1), std::logic_error);
    EXPECT_THROW((void)Folio::make("3901", 2026, 0), std::logic_error);
    EXPECT_THROW((void)Folio::make("3901", 2026, 10'000'000), std::logic_error);
}

}  // namespace
}  // namespace buzon
