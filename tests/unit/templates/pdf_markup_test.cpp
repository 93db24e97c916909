#include "pdf_support.hpp"

namespace buzon::templates::pdf {
namespace {

std::vector<Tag> tags_of(const LaidOut& out)
{
    std::vector<Tag> tags;
    for (const Tags::Elem& elem : out.draft.tags.elems()) tags.push_back(elem.tag);
    return tags;
}

TEST(PdfMarkup, WhatCannotBeLaidOutIsOurMistakeNotTheReaders)
{
    for (const char* body :
         {"<marquee>x</marquee>", "<p><table/></p>", "<table><p>x</p></table>",
          "<table><tr><p>x</p></tr></table>", "<ul><p>x</p></ul>", "<dl><p>x</p></dl>",
          "<img src=\"a.png\" alt=\"a\"/>", "<img class=\"qr\" data-text=\"x\"/>",
          "<img class=\"qr\" alt=\"x\" data-text=\"\"/>", "<p><a>x</a></p>",
          "<table><tr><td rowspan=\"2\">x</td></tr></table>",
          "<table><tr><td colspan=\"0\">x</td></tr></table>"}) {
        EXPECT_THROW((void)render_pdf(input_of(body), shared_fonts()), Error) << body;
    }
    OwnInput broken = input_of("");
    broken.read("<html/>");
    EXPECT_THROW((void)render_pdf(broken, shared_fonts()), Error);
}

TEST(PdfMarkup, TableBecomesATaggedTable)
{
    const LaidOut out(
        "<table><caption>C</caption><thead><tr><th scope=\"col\">A</th></tr></thead>"
        "<tbody><tr><th scope=\"row\">B</th></tr></tbody></table>");
    EXPECT_EQ(tags_of(out), (std::vector<Tag>{Tag::Document, Tag::Table, Tag::Caption, Tag::THead,
                                              Tag::TR, Tag::TH, Tag::TBody, Tag::TR, Tag::TH}));
    EXPECT_EQ(out.draft.tags.elems()[5].trait, Trait::ColumnHead);
    EXPECT_EQ(out.draft.tags.elems()[8].trait, Trait::RowHead);
}

TEST(PdfMarkup, ListsAndPairsBecomeTaggedLists)
{
    const LaidOut out("<ul><li>a</li></ul><dl><dt>k</dt><dd>v</dd></dl>");
    EXPECT_EQ(tags_of(out), (std::vector<Tag>{Tag::Document, Tag::L, Tag::LI, Tag::Lbl, Tag::LBody,
                                              Tag::P, Tag::L, Tag::LI, Tag::Lbl, Tag::LBody}));
}

TEST(PdfMarkup, KeyWithSeveralValuesAndKeyWithNone)
{
    const LaidOut out("<dl><dt>a</dt><dd>1</dd><dd>2</dd><dt>b</dt><dt>c</dt><dd>3</dd></dl>");
    EXPECT_EQ(out.flow.slices().size(), 4U);
    EXPECT_EQ(out.flow.texts().size(), 6U);
}

TEST(PdfMarkup, CodeOfABoxStandsBesideItsText)
{
    const LaidOut out(
        "<div class=\"box\"><img class=\"qr\" alt=\"Código\" data-text=\"https://x\"/>"
        "<p>Verifique este documento.</p></div>");
    ASSERT_EQ(out.flow.slices().size(), 1U);
    const ShapeItem& qr = out.flow.shapes().back();
    ASSERT_EQ(qr.kind, ShapeItem::Kind::Qr);
    EXPECT_GT(qr.x, out.rightmost());
    EXPECT_EQ(*out.draft.tags.alt(out.draft.tags.elem(qr.elem)), "Código");
}

TEST(PdfMarkup, TwoColumnsStandSideBySide)
{
    const LaidOut out("<div class=\"two-col\"><div><p>Uno</p></div><div><p>Dos</p></div></div>");
    ASSERT_EQ(out.flow.texts().size(), 2U);
    EXPECT_EQ(out.flow.texts()[0].y, out.flow.texts()[1].y);
    EXPECT_GT(out.flow.texts()[1].x, design::text_width / 2);
}

TEST(PdfMarkup, MastheadBearsTheSealOfTheHouse)
{
    FontFiles files;
    files.seal = "0 0 100 100 re f";
    const Fonts own = Fonts::load(files);
    const OwnInput input = input_of("<header class=\"masthead\"><p>Instituto</p></header>");
    EXPECT_NE(render_pdf(input, own).value(), render_pdf(input, shared_fonts()).value());
}

}  // namespace
}  // namespace buzon::templates::pdf
