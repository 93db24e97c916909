#include "core/money.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace buzon {
namespace {

struct Case {
    const char* plain;
    const char* display;
    const char* words;
};

TEST(Money, AmountsInSpanishWords)
{
    const Case cases[] = {
        {"0.00", "$0.00", "CERO PESOS 00/100 M.N."},
        {"0.05", "$0.05", "CERO PESOS 05/100 M.N."},
        {"1.00", "$1.00", "UN PESO 00/100 M.N."},
        {"16.00", "$16.00", "DIECISÉIS PESOS 00/100 M.N."},
        {"21.10", "$21.10", "VEINTIÚN PESOS 10/100 M.N."},
        {"31.00", "$31.00", "TREINTA Y UN PESOS 00/100 M.N."},
        {"100.00", "$100.00", "CIEN PESOS 00/100 M.N."},
        {"101.99", "$101.99", "CIENTO UN PESOS 99/100 M.N."},
        {"1000.00", "$1,000.00", "UN MIL PESOS 00/100 M.N."},
        {"1234.50", "$1,234.50", "UN MIL DOSCIENTOS TREINTA Y CUATRO PESOS 50/100 M.N."},
        {"21000.00", "$21,000.00", "VEINTIÚN MIL PESOS 00/100 M.N."},
        {"100000.00", "$100,000.00", "CIEN MIL PESOS 00/100 M.N."},
        {"555022.00", "$555,022.00",
         "QUINIENTOS CINCUENTA Y CINCO MIL VEINTIDÓS PESOS 00/100 M.N."},
        {"1000000.00", "$1,000,000.00", "UN MILLÓN DE PESOS 00/100 M.N."},
        {"1000001.00", "$1,000,001.00", "UN MILLÓN UN PESOS 00/100 M.N."},
        {"2000000.23", "$2,000,000.23", "DOS MILLONES DE PESOS 23/100 M.N."},
        {"21700926.00", "$21,700,926.00",
         "VEINTIÚN MILLONES SETECIENTOS MIL NOVECIENTOS VEINTISÉIS PESOS 00/100 M.N."},
        {"101000000.00", "$101,000,000.00", "CIENTO UN MILLONES DE PESOS 00/100 M.N."},
        {"1000000000.00", "$1,000,000,000.00", "UN MIL MILLONES DE PESOS 00/100 M.N."},
        {"999999999999.99", "$999,999,999,999.99",
         "NOVECIENTOS NOVENTA Y NUEVE MIL NOVECIENTOS NOVENTA Y NUEVE MILLONES NOVECIENTOS NOVENTA "
         "Y "
         "NUEVE MIL NOVECIENTOS NOVENTA Y NUEVE PESOS 99/100 M.N."},
    };
    for (const Case& c : cases) {
        const auto money = Money::parse(c.plain);
        ASSERT_TRUE(money) << c.plain;
        EXPECT_EQ(money->plain(), c.plain);
        EXPECT_EQ(money->display(), c.display);
        EXPECT_EQ(money->in_words(), c.words);
    }
}

TEST(Money, ReadsShortDecimals)
{
    EXPECT_EQ(Money::parse("1234.5")->centavos(), 123450);
    EXPECT_EQ(Money::parse("1234")->centavos(), 123400);
    EXPECT_EQ(Money::parse("0000000000000000001")->centavos(), 100);
}

TEST(Money, RefusesWithTheReason)
{
    for (const char* bad :
         {"", ".", "1.", ".5", "-1", "+1", "1,000", "$1", "1e3", "1.2.3", " 1", "1 ",
          "\xC2\xA0"
          "1"}) {
        ASSERT_FALSE(Money::parse(bad)) << bad;
        EXPECT_EQ(Money::parse(bad).error(), Money::ParseError::NotAnAmount) << bad;
    }
    EXPECT_EQ(Money::parse("1.234").error(), Money::ParseError::TooManyDecimals);
    EXPECT_EQ(Money::parse("1000000000000").error(), Money::ParseError::OutOfRange);
    EXPECT_EQ(Money::parse("99999999999999999999999999").error(), Money::ParseError::OutOfRange);
    EXPECT_THROW((void)Money::from_centavos(-1), std::logic_error);
    EXPECT_THROW((void)(Money::parse("999999999999.99").value() + Money::from_centavos(1)),
                 std::logic_error);
}

}  // namespace
}  // namespace buzon
