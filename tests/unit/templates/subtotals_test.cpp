#include "core/money.hpp"
#include "templates/render.hpp"
#include "tests/unit/templates/instance.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>

// The annexes with an amount for each worker, whose rows are added up by forties.
namespace buzon::templates::test {
namespace {

constexpr std::array annexes = {"cedula-cuotas", "cedula-diferencias", "cedula-rcv-infonavit"};

// The sample's first worker, so many times; every amount of a row is its number in pesos and a
// few centavos.
std::string annex_of(std::string_view key, int workers)
{
    Instance act = Instance::sample(key);
    act.remove("//trabajadores/trabajador[position() > 1]");
    for (int number = workers; number > 1; --number) {
        act.add_after("//trabajadores/trabajador[1]",
                      fmt::format("<trabajador nss='11088765432' nombre='UC, XÓCHITL' dias='31' "
                                  "importe='{0}.07' diferencia='{0}.07' rcv='{0}.07' "
                                  "aportacion='{0}.07' descuento='{0}.07'/>",
                                  number));
    }
    for (const char* amount : {"importe", "diferencia", "rcv", "aportacion", "descuento"}) {
        act.set(std::string("//trabajadores/trabajador[1]/@") + amount, "1.07");
    }
    return act.str();
}

std::string shown(const xml::Doc& page, int row, const std::string& cell)
{
    return xml::xpath_string(page.get(),
                             fmt::format("string((//*[@class='subtotal'])[{}]/*[{}])", row, cell));
}

int sums_of(const xml::Doc& page)
{
    return std::stoi(xml::xpath_string(page.get(), "count(//*[@class='subtotal'])"));
}

xml::Doc page_of(std::string_view key, int workers)
{
    auto page = xml::parse(render_xhtml(type(key), annex_of(key, workers)), "xhtml");
    if (!page) throw std::runtime_error(page.error().front().reason);
    return std::move(*page);
}

TEST(AnAnnexOfFortyWorkers, HasItsTotalAndNoSubtotal)
{
    for (const char* key : annexes) EXPECT_EQ(sums_of(page_of(key, 40)), 0) << key;
}

TEST(AnAnnexOfMoreThanFortyWorkers, IsAddedUpByFortiesToTheCentavo)
{
    for (const char* key : annexes) {
        for (const int workers : {41, 80, 81, 2000}) {
            SCOPED_TRACE(fmt::format("{}, {} workers", key, workers));
            const xml::Doc page = page_of(key, workers);
            const int rows = (workers + 39) / 40;
            ASSERT_EQ(sums_of(page), rows);
            for (int row = 1; row <= rows; ++row) {
                const int first = (row - 1) * 40 + 1;
                const int last = std::min(row * 40, workers);
                std::int64_t sum = 0;
                for (int number = first; number <= last; ++number) sum += number * 100 + 7;
                EXPECT_EQ(shown(page, row, "1"),
                          fmt::format("Subtotal de los renglones {} a {}", first, last));
                EXPECT_EQ(shown(page, row, "last()"), Money::from_centavos(sum).display());
                EXPECT_EQ(shown(page, row, "2"), Money::from_centavos(sum).display());
            }
        }
    }
}

TEST(ASubtotal, SpansTheColumnsOfItsTable)
{
    const std::string row = "(//*[@class='subtotal'])[1]";
    const std::string spanned = row + "/*[1]/@colspan + count(" + row + "/*) - 1";
    const std::string heads = "count(" + row + "/ancestor::*[local-name()='table']/*[2]/*/*)";
    for (const char* key : annexes) {
        const xml::Doc page = page_of(key, 41);
        EXPECT_EQ(xml::xpath_string(page.get(), spanned), xml::xpath_string(page.get(), heads))
            << key;
    }
}

}  // namespace
}  // namespace buzon::templates::test
