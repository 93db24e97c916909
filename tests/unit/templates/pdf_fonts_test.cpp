#include "pdf_support.hpp"

#include <set>

namespace buzon::templates::pdf {
namespace {

std::string rendered(const std::string& body)
{
    return render_pdf(input_of(body), shared_fonts()).value();
}

// The embedded files, from the length of each to its end.
std::set<std::string> font_files(const std::string& pdf)
{
    std::set<std::string> out;
    for (std::size_t at = pdf.find("/Length1 "); at != std::string::npos;
         at = pdf.find("/Length1 ", at + 1)) {
        out.insert(pdf.substr(at, pdf.find("endstream", at) - at));
    }
    return out;
}

bool has(const std::string& pdf, const std::string& what)
{
    return opened(pdf).find(what) != std::string::npos;
}

TEST(PdfFonts, TheirBytesAreTheSameInEveryDocument)
{
    const auto one = font_files(rendered("<p>Uno <strong>grueso</strong></p>"));
    EXPECT_EQ(one.size(), 2U);
    EXPECT_EQ(font_files(rendered("<h1>Ñandú, ¿«€ 12»?</h1>" + table_of(3))), one);
}

TEST(PdfFonts, TheLeastSetOfLettersIsTaken)
{
    EXPECT_TRUE(has(rendered("<p>Peña &amp; Güemes, ¡«artículo 5.º» — “40 €”!</p>"), "/SBUZRG+"));
    EXPECT_TRUE(has(rendered("<p>François Škoda, Ærø ½</p>"), "/WBUZRG+"));
    EXPECT_TRUE(has(rendered("<p>Łódź</p>"), "/LBUZRG+"));
    EXPECT_TRUE(has(rendered("<p>Łódź <strong>Peña</strong></p>"), "/SBUZBD+"));
}

TEST(PdfFonts, OnlyTheFullSetTakesTwoBytesALetter)
{
    EXPECT_FALSE(has(rendered("<p>François</p>"), "/Identity-H"));
    EXPECT_TRUE(has(rendered("<p>François</p>"), "/WinAnsiEncoding"));
    EXPECT_TRUE(has(rendered("<p>Łódź</p>"), "/Identity-H"));
}

}  // namespace
}  // namespace buzon::templates::pdf
