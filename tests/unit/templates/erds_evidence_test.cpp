#include "templates/erds_evidence.hpp"

#include "templates/canonical.hpp"
#include "templates/libxml.hpp"
#include "tests/unit/templates/instance.hpp"

#include <gtest/gtest.h>
#include <libxml/c14n.h>
#include <libxml/xmlschemas.h>

#include <fstream>
#include <iterator>

namespace buzon::templates::test {
namespace {

Instant at(const char* text)
{
    return Instant::parse(text).value();
}

ErdsEvidence aviso()
{
    ErdsEvidence evidence;
    evidence.id = sha256_of("aviso");
    evidence.uri = "http://uri.etsi.org/19522/Event/ConsignmentNotification";
    evidence.history = "act";
    evidence.kind = "aviso_sent";
    evidence.reason = "urn:buzon:motivo:aviso_sent";
    evidence.words = "Aviso electrónico enviado";
    evidence.occurred = at("2026-11-10T16:00:00.25Z");
    evidence.learned = at("2026-11-10T16:00:01Z");
    evidence.actor = "buzon";
    evidence.detail = R"({"nota": "<a & \"b\">"})";
    evidence.subject = "urn:buzon:acto:3901-2026-0000001-X";
    evidence.sender = {"unidad", "3901", {{"funcionario", "MUCA620525SL6"}}};
    evidence.recipient = {"rfc", "P&M5705277U0", {{"registroPatronal", "B1234567101"}}};
    evidence.submitted = at("2026-11-10T15:00:00Z");
    evidence.documents = {{"acto.xml", "application/xml", sha256_of("xml")},
                          {"acto.pdf", "application/pdf", sha256_of("pdf")}};
    evidence.term = EvidencedTerm{
        "shipped-1", parse_iso_date("2026-11-17").value(), parse_iso_date("2026-11-18").value(),
        evidenced_days({{parse_iso_date("2026-11-11").value(), 1, {}},
                        {parse_iso_date("2026-11-14").value(), 0, "sábado"}})};
    evidence.no = 3;
    evidence.previous = sha256_of("antes");
    return evidence;
}

// By libxml2 alone: nothing of how the text was written.
std::string exclusive(const std::string& xml)
{
    const xml::Doc doc = parse_own(xml);
    xmlChar* bytes = nullptr;
    const int size =
        xmlC14NDocDumpMemory(doc.get(), nullptr, XML_C14N_EXCLUSIVE_1_0, nullptr, 0, &bytes);
    std::string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    xmlFree(bytes);
    return text;
}

bool valid(const std::string& xml)
{
    const std::string file = BUZON_SOURCE_DIR "/templates/erds/evidence.xsd";
    const CPtr<xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt> parser(
        xmlSchemaNewParserCtxt(file.c_str()));
    const CPtr<xmlSchema, xmlSchemaFree> schema(xmlSchemaParse(parser.get()));
    EXPECT_NE(schema, nullptr);
    const CPtr<xmlSchemaValidCtxt, xmlSchemaFreeValidCtxt> context(
        xmlSchemaNewValidCtxt(schema.get()));
    xmlSchemaSetValidErrors(context.get(), nullptr, nullptr, nullptr);
    return xmlSchemaValidateDoc(context.get(), parse_own(xml).get()) == 0;
}

TEST(AnEvidence, IsCanonicalAsItStands)
{
    const std::string xml = compose(aviso());
    EXPECT_EQ(exclusive(xml), xml);
}

// Evidences are made again from their parts, for decades: another text is another form.
TEST(AnEvidence, IsWrittenAsItAlwaysWas)
{
    std::ifstream in(BUZON_SOURCE_DIR "/tests/data/evidence/aviso.xml", std::ios::binary);
    const std::string kept{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(compose(aviso()), kept);
}

TEST(AnEvidence, IsValidBySchema)
{
    EXPECT_TRUE(valid(compose(aviso())));
    ErdsEvidence first = aviso();
    first.term.reset();
    first.previous.reset();
    first.submitted.reset();
    first.recipient.attributes.clear();
    first.detail = "{}";
    EXPECT_TRUE(valid(compose(first)));
    EXPECT_EQ(exclusive(compose(first)), compose(first));
}

TEST(AnEvidence, OfARehearsalSaysSoToPeopleAndToPrograms)
{
    ErdsEvidence evidence = aviso();
    evidence.standing = Standing::Rehearsal;
    const std::string xml = compose(evidence);
    EXPECT_TRUE(valid(xml));
    EXPECT_EQ(exclusive(xml), xml);
    const xml::Doc doc = parse_own(xml);
    EXPECT_EQ(xml::xpath_string(doc.get(), "string(//*[local-name()='hecho']/@ensayo)"), "true");
    EXPECT_EQ(xml::xpath_string(doc.get(), "string(//Details)"),
              "Ensayo: sin efectos legales. Aviso electrónico enviado");
}

TEST(AnEvidence, WithoutWhatTheStandardWantsIsNotValid)
{
    ErdsEvidence evidence = aviso();
    evidence.uri = "http://uri.etsi.org/19522/Suceso/x";
    EXPECT_FALSE(valid(compose(evidence)));
    evidence = aviso();
    evidence.documents.clear();
    EXPECT_FALSE(valid(compose(evidence)));
    evidence = aviso();
    evidence.words.clear();
    EXPECT_FALSE(valid(compose(evidence)));
}

TEST(AnEvidence, NamesBothClocksThePartiesTheCountAndTheOneBefore)
{
    const xml::Doc doc = parse_own(compose(aviso()));
    const auto value = [&](const std::string& path) {
        return xml::xpath_string(doc.get(), "string(" + path + ")");
    };
    EXPECT_EQ(value("//*[local-name()='hecho']/@ocurrido"), "2026-11-10T16:00:00.250Z");
    EXPECT_EQ(value("//*[local-name()='hecho']/@conocido"), "2026-11-10T16:00:01Z");
    EXPECT_EQ(value("//*[local-name()='RecipientDetails']/Identifier"), "P&M5705277U0");
    EXPECT_EQ(value("//*[local-name()='detalle']"), R"({"nota": "<a & \"b\">"})");
    EXPECT_EQ(value("//*[local-name()='plazo']/@calendario"), "shipped-1");
    EXPECT_EQ(value("//*[local-name()='dia'][2]"), "sábado");
    EXPECT_EQ(value("//*[local-name()='dia'][2]/@cuenta"), "0");
    EXPECT_EQ(value("//*[local-name()='cadena']/@anterior"), sha256_of("antes").hex());
}

TEST(AnEvidence, ControlCharactersAndUmlautsInADetailStayCanonical)
{
    ErdsEvidence evidence = aviso();
    evidence.detail = "{\"a\": \"ñ\\t\\r\"}\r\n\t>";
    evidence.recipient.id = "A\"B\t<";
    const std::string xml = compose(evidence);
    EXPECT_EQ(exclusive(xml), xml);
}

}  // namespace
}  // namespace buzon::templates::test
