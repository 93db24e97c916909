#include "core/xml.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

namespace buzon {
namespace {

Findings refusal_of(std::string_view bytes)
{
    auto doc = xml::parse(bytes, "acto");
    return doc ? Findings{} : doc.error();
}

TEST(HostileXml, ExternalEntityIsRefusedUnread)
{
    const auto findings = refusal_of(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
        "<a>&x;</a>");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].id, "XML-DOCTYPE");
    EXPECT_EQ(findings[0].field, "acto");
}

TEST(HostileXml, EntityBombIsRefused)
{
    std::string bomb = "<!DOCTYPE a [<!ENTITY l0 \"lol\">";
    for (int i = 1; i < 10; ++i) {
        bomb += "<!ENTITY l" + std::to_string(i) + " \"";
        for (int j = 0; j < 10; ++j) bomb += "&l" + std::to_string(i - 1) + ";";
        bomb += "\">";
    }
    bomb += "]><a>&l9;</a>";
    const auto findings = refusal_of(bomb);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].id, "XML-DOCTYPE");
}

TEST(HostileXml, DoctypeIsRefusedBeforeWhatItHolds)
{
    for (const char* doctype :
         {"<!DOCTYPE a>", "<!DOCTYPE a SYSTEM \"http://127.0.0.1/x.dtd\">",
          "<!DOCTYPE a PUBLIC \"-//X\" \"x.dtd\">", "<!DOCTYPE a [ this is no DTD <<<",
          "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///dev/zero\"> %p;]>"}) {
        const auto findings = refusal_of(std::string(doctype) + "<a/>");
        ASSERT_EQ(findings.size(), 1U) << doctype;
        EXPECT_EQ(findings[0].id, "XML-DOCTYPE") << doctype;
    }
}

TEST(HostileXml, DoctypeInUtf16IsSeenToo)
{
    std::string utf16 = "\xFF\xFE";
    for (const char c : std::string("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>")) {
        utf16 += c;
        utf16 += '\0';
    }
    const auto findings = refusal_of(utf16);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].id, "XML-DOCTYPE");
}

TEST(HostileXml, DepthAndSizeAreLimited)
{
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    EXPECT_TRUE(refuses(refusal_of(deep)));

    const auto big = xml::parse("<a>" + std::string(2000, ' ') + "</a>", "acto", 1000);
    ASSERT_FALSE(big);
    EXPECT_EQ(big.error()[0].id, "XML-TAMANO");
}

TEST(HostileXml, BrokenDocumentsNameTheLine)
{
    const auto mismatch = refusal_of("<a>\n<b>\n</a>");
    ASSERT_FALSE(mismatch.empty());
    EXPECT_EQ(mismatch[0].id, "XML-FORMA");
    EXPECT_EQ(mismatch[0].line, 3);
    EXPECT_EQ(mismatch[0].reason, "La etiqueta de cierre no corresponde a la de apertura.");

    for (const char* bad :
         {"", "   ", "texto", "<a", "<a>&x;</a>", "<a b=1/>", "<a b='1' b='2'/>", "<a/><b/>",
          "<p:a/>", "<a>\x01</a>", "<a>\xF1</a>", "<a>&#0;</a>", "<a><![CDATA[x</a>"}) {
        EXPECT_TRUE(refuses(refusal_of(bad))) << bad;
    }
    EXPECT_TRUE(refuses(refusal_of(std::string_view("<a>\0</a>", 8))));
}

TEST(Xml, ReadsWhatTheModulesAskFor)
{
    const auto doc = xml::parse(
        "<acto xmlns='urn:x'><folio tipo='a'>39<b>01</b></folio><suma>1 &amp; 2</suma></acto>",
        "acto");
    ASSERT_TRUE(doc);
    const xmlNode* root = xmlDocGetRootElement(doc->get());
    const xmlNode* folio = xml::first_child(root, "folio");
    ASSERT_NE(folio, nullptr);
    EXPECT_EQ(xml::text(folio), "3901");
    EXPECT_EQ(xml::attribute(folio, "tipo"), "a");
    EXPECT_EQ(xml::attribute(folio, "otro"), "");
    EXPECT_EQ(xml::first_child(root, "nada"), nullptr);
    EXPECT_EQ(xml::xpath_string(doc->get(), "string(//*[local-name()='suma'])"), "1 & 2");
    EXPECT_THROW((void)xml::xpath_string(doc->get(), "///["), std::logic_error);
}

TEST(Xml, WritesEscapedTextAndKeepsBytes)
{
    const std::string source = "<a>\n  <b>Ñ</b>\n</a>";
    const auto doc = xml::parse(source, "acto");
    ASSERT_TRUE(doc);
    xmlNode* root = xmlDocGetRootElement(doc->get());
    xml::add_child(root, "c", "<&>\"'");
    xml::add_child(root, "d");
    EXPECT_EQ(xml::serialize(doc->get()),
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  <b>Ñ</b>\n<c>&lt;&amp;&gt;\"'</c>"
              "<d/></a>\n");
    EXPECT_THROW(xml::add_child(root, "e", "\x01"), std::logic_error);
    EXPECT_THROW(xml::add_child(root, "e", "\xFF"), std::logic_error);
    EXPECT_THROW(xml::add_child(root, "e", std::string_view("a\0b", 3)), std::logic_error);
}

TEST(HostileXml, ATagWithThousandsOfAttributesIsRefusedBeforeItIsParsed)
{
    std::string crowded = "<acto";
    for (int i = 0; i < 200'000; ++i) crowded += " a" + std::to_string(i) + "='x'";
    const auto findings = refusal_of(crowded + "/>");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].id, "XML-ATRIBUTOS");
}

TEST(HostileXml, QuotesOutsideOfTagsAreNoAttributes)
{
    const std::string quotes(2000, '\'');
    EXPECT_TRUE(refusal_of("<?x " + quotes + "?><a>" + quotes + "<!-- <b " + quotes +
                           " --><![CDATA[<b " + quotes + "]]></a>")
                    .empty());
}

TEST(HostileXml, EncodingsWhoseMarkupLooksOtherwiseAreRefused)
{
    for (const char* bytes :
         {"<?xml version='1.0' encoding='UTF-7'?><a/>", "\x4C\x6F\xA7\x94\x93 IBM037",
          "<?xml version=\"1.0\" encoding=\"IBM037\"?><a/>"}) {
        EXPECT_FALSE(refusal_of(bytes).empty()) << bytes;
    }
    EXPECT_TRUE(refusal_of("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xD1</a>").empty());
}

}  // namespace
}  // namespace buzon
