#include "pdf_support.hpp"
#include "templates/pdf/face.hpp"
#include "templates/pdf/utf8.hpp"

namespace buzon::templates::pdf {
namespace {

TEST(PdfLetters, AllOfLatin1AndLatinExtendedACanBePrintedInEveryFace)
{
    std::string letters;
    for (char32_t c = 0xA1; c < 0x180; ++c) {
        if (c == 0xAD) continue;
        append_utf8(letters, c);
        letters += ' ';
    }
    const auto pdf = render_pdf(input_of("<p>" + letters + "<strong>" + letters + "</strong><em>" +
                                         letters + "<strong>" + letters + "</strong></em></p>"),
                                shared_fonts());
    ASSERT_TRUE(pdf) << pdf.error().front().reason;
}

TEST(PdfLetters, PunctuationOfSpanishTexts)
{
    EXPECT_TRUE(render_pdf(input_of("<p>«“‘¿¡…—–•·ºª°§€$%&amp;/()=+×÷½²³™№</p>"), shared_fonts()));
}

TEST(PdfLetters, NamesInLanguagesOfMexico)
{
    EXPECT_TRUE(render_pdf(input_of("<p>Ꞌñähñu, ma̱ko̱ni, tsꞌáay, ʼBʉti, dɨpɨjk, xí̱na̱, Ëëy</p>"),
                           shared_fonts()));
}

TEST(PdfLetters, DecomposedLettersBecomeOneGlyph)
{
    const LaidOut out(
        "<p>Pen\xCC\x83"
        "a</p>");
    EXPECT_EQ(out.flow.texts().at(0).end - out.flow.texts().at(0).begin, 4U);
}

TEST(PdfLetters, EmojiIsAFindingWithItsCharacterAndPlace)
{
    const auto pdf = render_pdf(
        input_of(
            "<section><p>Uno</p>\n<p>Patrón <strong>Tacos \U0001F32E y más</strong></p></section>"),
        shared_fonts());
    ASSERT_FALSE(pdf);
    ASSERT_EQ(pdf.error().size(), 1U);
    const Finding& finding = pdf.error().front();
    EXPECT_EQ(finding.id, "PDF-GLIFO");
    EXPECT_EQ(finding.line, 2);
    EXPECT_EQ(finding.field, "/html/body/section/p[2]/strong");
    EXPECT_NE(finding.reason.find("U+1F32E"), std::string::npos);
    EXPECT_NE(finding.reason.find("Tacos \U0001F32E y más"), std::string::npos);
}

TEST(PdfLetters, EveryFindingIsToldAtOnce)
{
    OwnInput input = input_of(
        "<p>北京</p><p>\xD0\x96 \xD0\x96</p><ul><li>\xE2\x80\xAE"
        "x</li></ul>");
    input.footer = "Folio \U0001F4EC";
    const auto pdf = render_pdf(input, shared_fonts());
    ASSERT_FALSE(pdf);
    EXPECT_EQ(pdf.error().size(), 5U);  // footer, two ideographs, one Cyrillic, one override
    EXPECT_EQ(pdf.error().front().field, "pie de página");
}

// Words are shaped by a table of pairs; HarfBuzz on the whole word is the judge.
TEST(PdfLetters, PairsGiveWhatHarfBuzzGivesForWholeWords)
{
    const std::string_view words[] = {
        "Ávila",      "AVATAR",  "LTDA.",    "Yñigo",     "To",   "«Título»", "P.A.V.",
        "fraccionar", "ffi",     "1,284.57", "W12-34567", "Łódź", "r.",       "Vázquez,",
        "“Útil”",     "L’Oréal", "TYPO",     "artículo",  "(K)",  "Tj/VJ",    "Škoda"};
    const FontSet& set = shared_fonts().set();
    for (std::size_t f = 0; f < design::face_count; ++f) {
        TextStore store;
        Shaper shaper(set, store, [](char32_t) { FAIL(); });
        const std::uint16_t style =
            store.style_index({{static_cast<design::Face>(f), pt(10), design::ink},
                               no_elem,
                               InlineStyle::Break::Words});
        for (const std::string_view word : words) {
            const Word quick = shaper.word(word, style);
            std::vector<Glyph> whole;
            set.faces[f]->shape(word, whole);
            ASSERT_EQ(quick.end - quick.begin, whole.size()) << word;
            for (std::size_t i = 0; i < whole.size(); ++i) {
                EXPECT_EQ(store.glyphs[quick.begin + i].id, whole[i].id) << word << i;
                EXPECT_EQ(store.glyphs[quick.begin + i].adjust, whole[i].adjust) << word << i;
            }
        }
    }
}

TEST(PdfLetters, FontFileThatIsMissingOrNoFontIsToldByItsPath)
{
    FontFiles files;
    files.bold = "/nonexistent/NotoSans-Bold.ttf";
    try {
        (void)Fonts::load(files);
        FAIL();
    } catch (const Error& e) {
        EXPECT_EQ(e.kind(), Error::Kind::Font);
        EXPECT_NE(std::string(e.what()).find("/nonexistent/"), std::string::npos);
    }
    files = {};
    files.regular = files.colour_profile;
    EXPECT_THROW((void)Fonts::load(files), Error);
    files = {};
    files.colour_profile = "/nonexistent/sRGB.icc";
    EXPECT_THROW((void)Fonts::load(files), Error);
}

}  // namespace
}  // namespace buzon::templates::pdf
