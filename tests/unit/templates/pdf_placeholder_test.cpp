#include "pdf_support.hpp"

#include <charconv>

namespace buzon::templates::pdf {
namespace {

std::size_t count(const std::string& text, const std::string& what)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
        ++found;
    }
    return found;
}

class PdfPlaceholder : public testing::Test {
  protected:
    std::string pdf = render_pdf(input_of("<h1>Acto</h1>" + table_of(40)), shared_fonts()).value();
};

TEST_F(PdfPlaceholder, IsThereExactlyOnce)
{
    EXPECT_EQ(count(pdf, "/ByteRange [0 9999999999 9999999999 9999999999]"), 1U);
    EXPECT_EQ(count(pdf, "/ByteRange"), 1U);
    EXPECT_EQ(count(pdf, "/Contents <" + std::string(18432, '0') + ">"), 1U);
    EXPECT_EQ(count(pdf, "/Contents <"), 1U);
}

TEST_F(PdfPlaceholder, SignatureDictionarySaysWhoAndWhen)
{
    EXPECT_EQ(count(pdf,
                    "/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached"
                    "/M(D:20261110160000Z)/Name(Instituto Mexicano del Seguro Social)"),
              1U);
    EXPECT_EQ(count(pdf, "/Reason"), 0U);
    OwnInput with_reason = input_of("<p>Acto</p>");
    with_reason.reason = "Notificación";
    EXPECT_EQ(count(render_pdf(with_reason, shared_fonts()).value(), "/Reason<FEFF004E006F0074"),
              1U);
}

TEST_F(PdfPlaceholder, FieldsForTimeStampsAreReadyAndEmpty)
{
    EXPECT_EQ(count(pdf, "/FT/Sig"), 3U);
    EXPECT_EQ(count(pdf, "/T(Tst1)"), 1U);
    EXPECT_EQ(count(pdf, "/T(Tst2)"), 1U);
    EXPECT_EQ(count(pdf, "/SigFlags 3"), 1U);
}

// What a signer or a later revision looks for by its text; qpdf judges the table in tests/interop.
TEST_F(PdfPlaceholder, WhatLaterRevisionsTouchIsNotPacked)
{
    ASSERT_TRUE(pdf.starts_with("%PDF-1.7\n"));
    EXPECT_EQ(count(pdf, "<</Type/Catalog"), 1U);
    EXPECT_EQ(count(pdf, "<</Fields["), 1U);
    EXPECT_EQ(count(pdf, "<</Type/Annot/Subtype/Widget"), 3U);
    EXPECT_GE(count(pdf, "<</Type/Page/Parent"), 2U);
    EXPECT_EQ(count(pdf, "/S/TD"), 0U);
    EXPECT_GT(count(opened(pdf), "/S/TD"), 80U);
}

TEST_F(PdfPlaceholder, StartOfTheTableIsTold)
{
    const std::size_t start = pdf.rfind("startxref\n") + 10;
    std::size_t table = 0;
    std::from_chars(pdf.data() + start, pdf.data() + pdf.size(), table);
    EXPECT_NE(pdf.substr(table, 60).find(" 0 obj\n<</Type/XRef/Size "), std::string::npos);
}

TEST_F(PdfPlaceholder, NothingOfItIsInAttachments)
{
    OwnInput input = input_of("<p>Acto</p>");
    input.attachments = {{"acto.xml", "text/xml", "Datos", "/ByteRange [0 9999999999 1 1]"},
                         {"anexo ñ.csv", "text/csv", "Relación de trabajadores", "a,b\n"}};
    const std::string disguise = "/ByteRange [0 9999999999 9999999999 9999999999] /Contents <00>";
    input.title = input.signer_name = disguise;
    const std::string href = "https://x/" + disguise.substr(0, disguise.find("<00>"));
    input.read(page("<p><a href=\"" + href + "\">" + disguise.substr(0, 40) + "</a></p>"));
    const std::string out = render_pdf(input, shared_fonts()).value();
    EXPECT_EQ(count(out, "/Contents <"), 1U);
    EXPECT_EQ(count(out, "/ByteRange"), 1U);
    EXPECT_EQ(count(opened(out), "/AFRelationship/Source"), 2U);
    EXPECT_EQ(count(opened(out), "/ByteRange"), 1U);
    EXPECT_EQ(count(out, "/Subtype/text#2Fxml"), 1U);
}

TEST_F(PdfPlaceholder, TwoAttachmentsOfOneNameAreOurMistake)
{
    OwnInput input = input_of("<p>Acto</p>");
    input.attachments = {{"a.xml", "text/xml", "", "1"}, {"a.xml", "text/xml", "", "2"}};
    EXPECT_THROW((void)render_pdf(input, shared_fonts()), std::logic_error);
}

}  // namespace
}  // namespace buzon::templates::pdf
