#include "pdf_support.hpp"

#include <set>

namespace buzon::templates::pdf {
namespace {

std::string sentences(int count)
{
    std::string out;
    for (int i = 0; i < count; ++i) {
        out +=
            "El patrón podrá aclarar lo que a su derecho convenga ante la subdelegación que "
            "emite, dentro de los cinco días hábiles siguientes. ";
    }
    return out;
}

TEST(PdfPages, TableHeadStandsOnEveryPageOfTheTable)
{
    const LaidOut out(table_of(200));
    ASSERT_GT(out.plans.size(), 4U);
    for (std::size_t p = 0; p < out.plans.size(); ++p) {
        const Placed& first = out.plans[p].front();
        EXPECT_EQ(first.slice, 0U) << "page " << p;
        EXPECT_EQ(first.y, 0);
        EXPECT_EQ(first.as, p == 0 ? Placed::As::Content : Placed::As::RepeatedHead);
    }
}

TEST(PdfPages, EverySliceIsPlacedOnceInOrderAndWithinThePage)
{
    const LaidOut out("<h1>Acto</h1><p>" + sentences(40) + "</p>" + table_of(150) + "<p>" +
                      sentences(90) + "</p>");
    std::size_t expected = 0;
    for (const PagePlan& plan : out.plans) {
        Mpt y = 0;
        for (const Placed& placed : plan) {
            EXPECT_GE(placed.y, y);
            y = placed.y + out.flow.slices()[placed.slice].height;
            EXPECT_LE(y, LaidOut::height);
            if (placed.as == Placed::As::RepeatedHead) continue;
            EXPECT_EQ(placed.slice, expected++);
        }
    }
    EXPECT_EQ(expected, out.flow.slices().size());
}

TEST(PdfPages, TotalStandsWithTheLastRow)
{
    for (int rows = 20; rows < 60; ++rows) {
        const LaidOut out(table_of(rows));
        std::size_t own = 0;
        for (const Placed& p : out.plans.back()) own += p.as == Placed::As::Content ? 1 : 0;
        EXPECT_GE(own, 3U) << rows << " rows leave the total alone";
    }
}

TEST(PdfPages, HeadingIsNeverLast)
{
    for (int before = 10; before < 60; ++before) {
        std::string body;
        for (int i = 0; i < before; ++i) body += "<p>Renglón.</p>";
        const LaidOut out(body + "<h2>Medios de defensa</h2><p>" + sentences(6) + "</p>");
        for (const PagePlan& plan : out.plans) {
            EXPECT_NE(out.tag_of(plan.back().slice), Tag::H2) << before;
        }
    }
}

TEST(PdfPages, ParagraphLeavesNoSingleLineBehindNorBringsOne)
{
    for (int before = 10; before < 60; ++before) {
        std::string body;
        for (int i = 0; i < before; ++i) body += "<p>Renglón.</p>";
        const LaidOut out(body + "<p>" + sentences(8) + "</p>");
        const auto paragraph = out.flow.texts().back().elem;
        for (const PagePlan& plan : out.plans) {
            int lines = 0;
            for (const Placed& p : plan) {
                const Slice& slice = out.flow.slices()[p.slice];
                lines += out.flow.texts()[slice.text_begin].elem == paragraph ? 1 : 0;
            }
            EXPECT_NE(lines, 1) << before;
        }
    }
}

TEST(PdfPages, PageBreakBeforeBeginsAPage)
{
    const LaidOut out(
        "<p>Uno</p><section class=\"page-break-before\"><h2>Anexo</h2>"
        "<p>Dos</p></section>");
    ASSERT_EQ(out.plans.size(), 2U);
    EXPECT_EQ(out.tag_of(out.plans[1].front().slice), Tag::H2);
}

TEST(PdfPages, BoxTallerThanAPageIsPartedAndItsTextIsAllThere)
{
    std::string body = "<div class=\"box\">";
    for (int i = 0; i < 120; ++i) body += "<p>Renglón " + std::to_string(i) + "</p>";
    const LaidOut out(body + "</div>");
    EXPECT_GT(out.plans.size(), 2U);
    EXPECT_EQ(out.flow.slices().size(), 120U);
}

TEST(PdfPages, BoxOfLessThanHalfAPageIsNotParted)
{
    for (int before = 20; before < 50; ++before) {
        std::string body;
        for (int i = 0; i < before; ++i) body += "<p>Renglón.</p>";
        const LaidOut out(body + "<div class=\"box\"><h2>Uno</h2><p>" + sentences(8) +
                          "</p></div>");
        EXPECT_EQ(out.flow.slices().size(), static_cast<std::size_t>(before) + 1);
    }
}

TEST(PdfPages, RowTallerThanAPageIsPartedBetweenLines)
{
    const LaidOut out(
        "<table><thead><tr><th scope=\"col\">Motivo</th></tr></thead><tbody><tr><td>" +
        sentences(150) + "</td></tr></tbody></table>");
    EXPECT_GT(out.plans.size(), 1U);
    for (const Slice& slice : out.flow.slices()) EXPECT_LE(slice.height, LaidOut::height);
}

TEST(PdfPages, AnnexOfTwoThousandRows)
{
    const LaidOut out(table_of(2000));
    std::size_t rows = 0;
    for (const PagePlan& plan : out.plans) {
        for (const Placed& p : plan) rows += p.as == Placed::As::Content ? 1 : 0;
    }
    EXPECT_EQ(rows, 2002U);
    const auto pdf = render_pdf(input_of(table_of(2000)), shared_fonts());
    ASSERT_TRUE(pdf);
    std::size_t pages = 0;
    for (std::size_t at = 0; (at = pdf->find("/Type/Page/", at)) != std::string::npos; ++at)
        ++pages;
    EXPECT_GT(pages, 45U);
    EXPECT_LT(pages, 70U);
}

TEST(PdfPages, EmptyBodyIsOneEmptyPage)
{
    EXPECT_EQ(LaidOut("").plans.size(), 1U);
    EXPECT_TRUE(render_pdf(input_of(""), shared_fonts()));
}

}  // namespace
}  // namespace buzon::templates::pdf
