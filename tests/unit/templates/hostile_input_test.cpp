#include "templates/check.hpp"
#include "tests/unit/templates/instance.hpp"

#include <gtest/gtest.h>

namespace buzon::templates::test {
namespace {

std::string first_refusal(std::string_view bytes)
{
    const auto checked = check(catalogue(), bytes, today);
    return checked ? "accepted" : checked.error().front().id;
}

std::string after_declaration(const std::string& inserted)
{
    std::string act = Instance::sample("multa").str();
    act.insert(act.find("<acto"), inserted);
    return act;
}

TEST(AnExternalEntity, IsRefusedBeforeAnythingIsRead)
{
    std::string act =
        after_declaration("<!DOCTYPE acto [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n");
    const std::string from = "Héctor Ávila Quiñones";
    act.replace(act.find(from), from.size(), "&x;");
    EXPECT_EQ(first_refusal(act), "XML-DOCTYPE");
}

TEST(ABillionLaughs, IsRefusedAtOnce)
{
    std::string dtd = "<!DOCTYPE acto [<!ENTITY l0 \"ja\">";
    for (int i = 1; i < 10; ++i) {
        dtd += "<!ENTITY l" + std::to_string(i) + " \"";
        for (int k = 0; k < 10; ++k) dtd += "&l" + std::to_string(i - 1) + ";";
        dtd += "\">";
    }
    std::string act = after_declaration(dtd + "]>\n");
    const std::string from = "Héctor Ávila Quiñones";
    act.replace(act.find(from), from.size(), "&l9;");
    EXPECT_EQ(first_refusal(act), "XML-DOCTYPE");
}

TEST(AHarmlessDoctype, IsRefusedToo)
{
    EXPECT_EQ(first_refusal(after_declaration("<!DOCTYPE acto>\n")), "XML-DOCTYPE");
}

TEST(ASchemaLocationOfTheSender, IsRefusedBeforeItIsFollowed)
{
    std::string act = Instance::sample("multa").str();
    act.insert(act.find(" tipo="),
               " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
               "xsi:noNamespaceSchemaLocation=\"/tmp/other.xsd\"");
    EXPECT_EQ(first_refusal(act), "XML-ESPACIO");
}

TEST(AStylesheetInstruction, IsRefused)
{
    EXPECT_EQ(first_refusal(after_declaration(
                  "<?xml-stylesheet type=\"text/xsl\" href=\"https://example.com/x.xsl\"?>\n")),
              "XML-PI");
}

TEST(TextThatReadsOtherThanItIs, IsRefused)
{
    for (const char* hidden : {"\u202E", "\u200B", "\uFEFF", "a\u0301", "\u2066"}) {
        Instance act = Instance::sample("multa");
        act.set("//destinatario/nombre", std::string("CERÁMICA ") + hidden + " DEL BAJÍO");
        EXPECT_EQ(first_refusal(act.str()), "TEXTO-UNICODE");
        Instance other = Instance::sample("cedula-cuotas");
        other.set("//trabajador[2]/@nombre", std::string("BALAM ") + hidden);
        EXPECT_EQ(first_refusal(other.str()), "TEXTO-UNICODE");
    }
}

TEST(LettersOfOtherTonguesOfMexico, AreAccepted)
{
    Instance act = Instance::sample("multa");
    act.set("//destinatario/nombre", "Ñandú & Xóchitl «D'Angelo» — ʼÖlʼobaʼal, S.A.");
    EXPECT_EQ(first_refusal(act.str()), "accepted");
}

TEST(AnAmountThatOverflows, IsRefusedAndNotWrapped)
{
    Instance act = Instance::sample("cedula-cuotas");
    act.set("//concepto/cuota", "999999999999.99");
    EXPECT_NE(first_refusal(act.str()), "accepted");
}

TEST(GarbageAndNothing, AreRefused)
{
    EXPECT_EQ(first_refusal(""), "XML-VACIO");
    EXPECT_EQ(first_refusal("<acto"), "XML-FORMA");
    EXPECT_EQ(first_refusal("\xFF\xFE\x00 hola"), "XML-FORMA");
    EXPECT_EQ(first_refusal("<otro/>"), "TIPO-DESCONOCIDO");
}

TEST(AnActWithTwoThousandWorkers, IsAcceptedAndOneMoreIsNot)
{
    for (const int workers : {2000, 2001}) {
        Instance act = Instance::sample("cedula-cuotas");
        act.remove("//trabajador[position() > 1]");
        for (int i = 1; i < workers; ++i) {
            act.add_after("//trabajador[1]",
                          "<trabajador nss='11088765432' nombre='UC, XÓCHITL' dias='31' "
                          "sbc='438.20' importe='0.00'/>");
        }
        act.set("//trabajadores/@numero", std::to_string(workers));
        act.set("//trabajador[1]/@importe", act.value("//totales/cuotas"));
        EXPECT_EQ(first_refusal(act.str()), workers == 2000 ? "accepted" : "XSD");
    }
}

}  // namespace
}  // namespace buzon::templates::test
