#include "pdf_support.hpp"

#include <thread>

namespace buzon::templates::pdf {
namespace {

const std::string body =
    "<h1>Acto</h1><p>Determinación de cuotas, artículo 39 A.</p>" + table_of(60);

std::string file_id(const std::string& pdf)
{
    return pdf.substr(pdf.rfind("/ID[<") + 5, 32);
}

TEST(PdfDeterminism, SameInputGivesSameBytesWhateverWasRenderedBefore)
{
    const std::string first = render_pdf(input_of(body), Fonts::load()).value();
    ASSERT_TRUE(render_pdf(input_of("<p>AVATAR To. LTDA «Yñigo»</p>"), shared_fonts()));
    EXPECT_EQ(render_pdf(input_of(body), shared_fonts()).value(), first);
}

TEST(PdfDeterminism, ThreadsThatShareTheFontsAgree)
{
    const Fonts fonts = Fonts::load();
    std::vector<std::string> out(4);
    {
        std::vector<std::jthread> threads;
        for (std::string& mine : out) {
            threads.emplace_back([&] {
                for (int i = 0; i < 5; ++i) mine = render_pdf(input_of(body), fonts).value();
            });
        }
    }
    for (const std::string& other : out) EXPECT_EQ(other, out[0]);
}

TEST(PdfDeterminism, IdentifierFollowsTheContent)
{
    const std::string one = render_pdf(input_of("<p>Uno</p>"), shared_fonts()).value();
    const std::string two = render_pdf(input_of("<p>Dos</p>"), shared_fonts()).value();
    EXPECT_NE(file_id(one), file_id(two));
}

}  // namespace
}  // namespace buzon::templates::pdf
