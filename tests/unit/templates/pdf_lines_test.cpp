#include "pdf_support.hpp"
#include "templates/pdf/column_widths.hpp"

namespace buzon::templates::pdf {
namespace {

std::string long_name()
{
    std::string name;
    while (name.size() < 250) name += "Xicohténcatl y Compañía, ";
    return name.substr(0, 250);
}

TEST(PdfLines, NameOf250LettersStaysWithinItsColumn)
{
    const std::string solid(250, 'M');
    for (const std::string& name : {long_name(), solid}) {
        const LaidOut out("<h1>" + name + "</h1><p>" + name + "</p><dl class=\"two-col\"><dt>" +
                          name + "</dt><dd>" + name + "</dd></dl><ul><li>" + name +
                          "</li></ul><div class=\"box\"><p class=\"amount\">" + name +
                          "</p></div><table><tbody><tr><td>" + name +
                          "</td><td>Muñoz</td><td class=\"num\">1.50</td></tr></tbody></table>");
        EXPECT_LE(out.rightmost(), design::text_width);
        EXPECT_GT(out.rightmost(), design::text_width * 3 / 4);
    }
}

TEST(PdfLines, NoLetterIsLostWhenAWordIsParted)
{
    const std::string solid(250, 'M');
    const LaidOut out("<p>" + solid + "</p>");
    std::size_t glyphs = 0;
    for (const TextItem& item : out.flow.texts()) glyphs += item.end - item.begin;
    EXPECT_EQ(glyphs, 250U);
}

TEST(PdfLines, CadenaFillsEachLine)
{
    std::string cadena = "||1.0|IMSS-2026|";
    for (int i = 0; i < 60; ++i) cadena += "q83vEjRWeJCr ";
    const LaidOut out("<p><code class=\"cadena\">" + cadena + "</code></p>");
    ASSERT_GT(out.flow.texts().size(), 3U);
    for (std::size_t i = 0; i + 1 < out.flow.texts().size(); ++i) {
        EXPECT_GT(out.right_end(out.flow.texts()[i]), design::text_width - pt(8));
    }
}

TEST(PdfLines, WhiteSpaceCollapsesAcrossElements)
{
    const LaidOut out("<p>  a \n <strong> b</strong>\t<em>c</em>d<br/>  e </p>");
    // "a ", "b ", "c", "d" and, on a line of its own, "e"
    ASSERT_EQ(out.flow.texts().size(), 5U);
    EXPECT_EQ(out.flow.slices().size(), 2U);
    EXPECT_EQ(out.flow.texts()[0].end - out.flow.texts()[0].begin, 2U);
    EXPECT_EQ(out.flow.texts()[2].end - out.flow.texts()[2].begin, 1U);
}

TEST(PdfLines, SoftHyphenVanishesAndZeroWidthSpaceMayPart)
{
    const LaidOut narrow("<p>Constan\xC2\xADtinopla\xE2\x80\x8BTenochtitlan</p>", pt(75));
    ASSERT_EQ(narrow.flow.slices().size(), 2U);
    EXPECT_EQ(narrow.flow.texts()[0].end - narrow.flow.texts()[0].begin, 14U);
}

TEST(PdfLines, DecimalsOfAColumnStandUnderOneAnother)
{
    const LaidOut out(
        "<table><tbody><tr><td class=\"num\">1,000.50</td></tr>"
        "<tr><td class=\"num\">7</td></tr><tr><td class=\"num\">0.125</td></tr>"
        "</tbody></table>");
    const auto& texts = out.flow.texts();
    ASSERT_EQ(texts.size(), 3U);
    const Mpt digit = scaled(572, design::table_cell.text.size);
    const Mpt point = scaled(268, design::table_cell.text.size);
    EXPECT_NEAR(out.right_end(texts[0]), out.right_end(texts[2]) - digit, 20);
    EXPECT_NEAR(out.right_end(texts[1]), out.right_end(texts[2]) - 3 * digit - point, 20);
}

TEST(PdfLines, ColumnsFollowTheirContentAndFillTheWidth)
{
    const auto widths =
        column_widths({{pt(20), pt(40)}, {pt(30), pt(900)}, {pt(50), pt(50)}}, pt(400));
    EXPECT_EQ(widths[0] + widths[1] + widths[2], pt(400));
    EXPECT_GE(widths[0], pt(20));
    EXPECT_GE(widths[2], pt(50));
    EXPECT_GT(widths[1], widths[0] + widths[2]);
}

TEST(PdfLines, ColumnsThatCannotFitShrinkTogether)
{
    const auto widths = column_widths(std::vector<NaturalWidth>(30, {pt(90), pt(90)}), pt(400));
    Mpt sum = 0;
    for (const Mpt w : widths) sum += w;
    EXPECT_EQ(sum, pt(400));
}

TEST(PdfLines, ProportionsOfAClass)
{
    EXPECT_EQ(proportional_widths("wide w-3-1", 2, pt(400)), (std::vector<Mpt>{pt(300), pt(100)}));
    EXPECT_TRUE(proportional_widths("w-3-1", 3, pt(400)).empty());
    EXPECT_TRUE(proportional_widths("w-3-x", 2, pt(400)).empty());
    EXPECT_TRUE(proportional_widths("", 1, pt(400)).empty());
}

TEST(PdfLines, ProportionsGiveWayToTheWidestWord)
{
    std::vector<Mpt> widths{pt(300), pt(20), pt(80)};
    make_room(widths, {{pt(50), pt(50)}, {pt(60), pt(60)}, {pt(75), pt(75)}});
    EXPECT_EQ(widths[1], pt(60));
    EXPECT_GE(widths[2], pt(75));
    EXPECT_EQ(widths[0] + widths[1] + widths[2], pt(400));
    const LaidOut out(
        "<table class=\"w-9-1\"><tbody><tr><td>x</td>"
        "<td class=\"num\">$123,456,789.10</td></tr></tbody></table>");
    EXPECT_EQ(out.flow.texts().size(), 2U);
}

TEST(PdfLines, LongValueOfAPairHasTheRowForItself)
{
    std::string value =
        "Calle Adolfo Prieto 1425, interior 3, colonia Tlacoquemécatl, código postal "
        "03200, alcaldía Benito Juárez";
    const LaidOut out("<dl class=\"two-col\"><dt>a</dt><dd>1</dd><dt>b</dt><dd>" + value +
                      "</dd><dt>c</dt><dd>2</dd><dt>d</dt><dd>3</dd></dl>");
    EXPECT_EQ(out.flow.slices().size(), 3U);
}

}  // namespace
}  // namespace buzon::templates::pdf
