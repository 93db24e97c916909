#include "core/money.hpp"
#include "templates/render.hpp"
#include "tests/unit/templates/instance.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdint>

// Long annexes bear a subtotal every forty rows.
namespace buzon::templates::test {
namespace {

struct Annex {
    const char* type;
    const char* table;  // the element that holds the rows, by XPath
    const char* row;    // a row without its amounts
    std::vector<std::string> amounts;
    int columns_before;
};

const Annex annexes[] = {
    {"cedula-cuotas",
     "//trabajadores",
     "trabajador nss='10001234567' nombre='A' dias='31' sbc='1.00'",
     {"importe"},
     4},
    {"cedula-rcv-infonavit",
     "//trabajadores",
     "trabajador nss='10001234567' nombre='A' dias='31' sbc='1.00'",
     {"rcv", "aportacion", "descuento"},
     4},
    {"cedula-diferencias",
     "//trabajadores",
     "trabajador nss='10001234567' nombre='A' causa='salario' diasPagados='30' diasDebidos='30' "
     "sbcPagado='1.00' sbcDebido='2.00'",
     {"diferencia"},
     7},
    {"capital-constitutivo",
     "//servicios",
     "servicio fraccion='I' fecha='2026-01-01' nivel='primero' cantidad='1' costoUnitario='1.00'",
     {"importe"},
     6},
};

// Amounts whose binary fractions do not add up, each column its own.
std::int64_t centavos_of(int row, std::size_t column)
{
    return (row * 7'919 + 1) % 1'000'003 + static_cast<std::int64_t>(column) * 10;
}

std::string decimal(std::int64_t centavos)
{
    return fmt::format("{}.{:02}", centavos / 100, centavos % 100);
}

std::string element_of(const std::string& row)
{
    return row.substr(0, row.find(' '));
}

xml::Doc page_of(const Annex& annex, int rows)
{
    const std::string name = std::string(annex.table).substr(2);
    std::string all = "<" + name + " numero='1' importe='1.00' diferencia='1.00'>";
    for (int i = 0; i < rows; ++i) {
        all += "<" + std::string(annex.row);
        for (std::size_t c = 0; c < annex.amounts.size(); ++c) {
            all += fmt::format(" {}='{}'", annex.amounts[c], decimal(centavos_of(i, c)));
        }
        all += ">x</" + element_of(annex.row) + ">";
    }
    Instance act = Instance::sample(annex.type);
    act.replace(annex.table, all + "</" + name + ">");
    return std::move(*xml::parse(render_xhtml(type(annex.type), act.str()), "xhtml"));
}

std::string at(const xml::Doc& page, const std::string& xpath)
{
    return xml::xpath_string(page.get(), "normalize-space(" + xpath + ")");
}

std::string subtotal(int row)
{
    return fmt::format("(//*[local-name()='tr'][@class='subtotal'])[{}]", row);
}

int subtotals_of(const xml::Doc& page)
{
    return std::stoi(
        xml::xpath_string(page.get(), "string(count(//*[local-name()='tr'][@class='subtotal']))"));
}

// "$1,234.50" as centavos.
std::int64_t read(std::string shown)
{
    std::erase_if(shown, [](char c) { return c == '$' || c == ','; });
    return Money::parse(shown).value().centavos();
}

TEST(TheSubtotalsOfALongAnnex, AddUpToTheTotalOfEachColumn)
{
    for (const Annex& annex : annexes) {
        for (const int rows : {41, 80, 81, 2000}) {
            const xml::Doc page = page_of(annex, rows);
            const int subtotals = subtotals_of(page);
            EXPECT_EQ(subtotals, (rows + 39) / 40) << annex.type << ' ' << rows;
            for (std::size_t c = 0; c < annex.amounts.size(); ++c) {
                std::int64_t sum = 0;
                std::int64_t total = 0;
                for (int i = 0; i < rows; ++i) total += centavos_of(i, c);
                for (int s = 1; s <= subtotals; ++s) {
                    sum += read(
                        at(page, subtotal(s) + fmt::format("/*[local-name()='td'][{}]", c + 1)));
                }
                EXPECT_EQ(sum, total) << annex.type << ' ' << rows << ' ' << annex.amounts[c];
            }
        }
    }
}

TEST(ASubtotal, SaysItsRowsAndStandsUnderItsColumns)
{
    for (const Annex& annex : annexes) {
        const xml::Doc page = page_of(annex, 41);
        EXPECT_EQ(at(page, subtotal(1) + "/*[1]"), "Subtotal de los renglones 1 a 40");
        EXPECT_EQ(at(page, subtotal(2) + "/*[1]"), "Subtotal del renglón 41");
        EXPECT_EQ(at(page, subtotal(1) + "/*[1]/@colspan"), std::to_string(annex.columns_before));
        EXPECT_EQ(at(page, "count(" + subtotal(1) + "/*)"),
                  std::to_string(1 + annex.amounts.size()));
        EXPECT_EQ(at(page, "count(" + subtotal(1) + "/*[@class='num'])"),
                  std::to_string(annex.amounts.size()));
        EXPECT_EQ(at(page, "count(" + subtotal(1) + "/preceding-sibling::*)"), "40");
    }
}

TEST(ASubtotalOfWhatIsNoAmount, IsEmptyAndNeverWrong)
{
    Annex annex = annexes[0];
    annex.amounts = {"importado"};  // no row has the attribute that the column sums
    EXPECT_EQ(at(page_of(annex, 41), subtotal(1) + "/*[local-name()='td']"), "");
}

TEST(AnAnnexOfFortyRows, HasATotalOnly)
{
    for (const Annex& annex : annexes) EXPECT_EQ(subtotals_of(page_of(annex, 40)), 0);
}

}  // namespace
}  // namespace buzon::templates::test
