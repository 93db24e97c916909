#include "gateway/app/issue.hpp"
#include "signing/signer.hpp"
#include "tests/support/findings.hpp"
#include "tests/support/gateway_desk.hpp"

#include <gtest/gtest.h>

// An act that may not be issued is refused with every reason, and no table has a row of it.
namespace buzon {
namespace {

using test::Changes;
using test::GatewayDesk;
using test::has;
using test::sample_instance;

Findings refused(GatewayDesk& desk, const std::string& xml)
{
    const auto result = app::issue(desk.services(), xml);
    if (result) {
        ADD_FAILURE() << "issued as " << result->folio.str();
        return {};
    }
    for (const Finding& finding : result.error()) {
        EXPECT_FALSE(finding.reason.empty()) << finding.id;
        EXPECT_FALSE(finding.remedy.empty()) << finding.id;
    }
    desk.expect_nothing_stored();
    return result.error();
}

std::string addressed_to(std::string_view rfc, const std::string& type = "multa")
{
    std::string text(rfc);
    if (const auto at = text.find('&'); at != std::string::npos) text.replace(at, 1, "&amp;");
    return sample_instance(
        type, "R-1",
        {{"<destinatario rfc=\"" + std::string(test::kEmployer), "<destinatario rfc=\"" + text}});
}

TEST(AnActIsRefused, WhenItsSumsAreWrongWithTheLineOfEach)
{
    GatewayDesk desk;
    const Findings findings = refused(
        desk, sample_instance("cedula-cuotas", "R-1",
                              {{"<cuotas>14084.17</cuotas>", "<cuotas>14084.18</cuotas>"}}));
    ASSERT_TRUE(has(findings, "SUMA-CUOTAS"));
    EXPECT_GT(findings.front().line, 0);
}

TEST(AnActIsRefused, WhenTheTypeIsUnknown)
{
    GatewayDesk desk;
    const Findings findings = refused(
        desk, sample_instance("multa", "R-1", {{"tipo=\"multa\"", "tipo=\"multa-inventada\""}}));
    EXPECT_TRUE(has(findings, "TIPO-DESCONOCIDO"));
}

TEST(AnActIsRefused, BeforeItsTypeIsInForceByTheDof)
{
    GatewayDesk desk;
    desk.clock().set(Instant::parse("2025-12-15T10:00").value());
    const Findings findings = refused(desk, sample_instance("inmovilizacion", "R-1"));
    EXPECT_TRUE(has(findings, "TIPO-VIGENCIA")) << ::testing::PrintToString(findings);
}

TEST(AnActIsRefused, WithoutTheFootOfRemediesThatDoublesTheTerm)
{
    GatewayDesk desk;
    std::string xml = sample_instance("multa", "R-1");
    const std::size_t from = xml.find("<recursos>");
    const std::size_t to = xml.find("</recursos>") + std::string("</recursos>").size();
    xml.erase(from, to - from);
    EXPECT_TRUE(has(refused(desk, xml), "LFDC23-PIE"));
}

TEST(AnActIsRefused, WhenAnOfficialOfAnotherUnitSigns)
{
    GatewayDesk desk;
    const Findings findings = refused(
        desk, sample_instance("multa", "R-1",
                              {{std::string(test::kHead), std::string(test::kHeadElsewhere)}}));
    EXPECT_TRUE(has(findings, "FIRMANTE-TERRITORIO"));
}

TEST(AnActIsRefused, WhenTheOfficialHasNoCompetenceForItsType)
{
    GatewayDesk desk;
    const Findings findings = refused(
        desk, sample_instance("cedula-cuotas", "R-1",
                              {{std::string(test::kHead), std::string(test::kCollector)},
                               {"clave=\"titular-subdelegacion\"", "clave=\"jefe-cobranza\""}}));
    EXPECT_TRUE(has(findings, "FIRMANTE-INCOMPETENTE"));
}

TEST(AnActIsRefused, WhenNobodyKnowsTheOfficialOrKeepsAnEfirma)
{
    GatewayDesk desk;
    const Findings findings = refused(
        desk, sample_instance("multa", "R-1", {{std::string(test::kHead), "GOLE800101QX1"}}));
    EXPECT_TRUE(has(findings, "FIRMANTE-DESCONOCIDO"));
    EXPECT_TRUE(has(findings, "EFIRMA-AUSENTE"));
}

TEST(AnActIsRefused, AfterTheOfficialsCertificateEnded)
{
    GatewayDesk desk;
    const signing::Signer* head = desk.services().official(Rfc::parse(test::kHead).value());
    ASSERT_NE(head, nullptr);
    desk.clock().set(head->certificate().not_after() + std::chrono::hours(24));
    const Findings findings = refused(desk, sample_instance("multa", "R-1"));
    EXPECT_TRUE(has(findings, "EFIRMA-CertificateExpired")) << ::testing::PrintToString(findings);
}

TEST(AnActIsRefused, WithEveryReasonOfDocumentAndPeopleAtOnce)
{
    GatewayDesk desk;
    const Findings findings = refused(
        desk, sample_instance(
                  "multa", "R-1",
                  {{std::string(test::kHead), std::string(test::kHeadElsewhere)},
                   {">26515.70<", ">26515.71<"},
                   {std::string(test::kEmployer), std::string(test::kEmployerWithoutRequest)}}));
    EXPECT_TRUE(has(findings, "MULTA-IMPORTE"));
    EXPECT_TRUE(has(findings, "LETRA"));
    EXPECT_TRUE(has(findings, "FIRMANTE-TERRITORIO"));
    EXPECT_TRUE(has(findings, "BUZON-SIN-SOLICITUD"));
}

TEST(AMailboxActIsRefused, WhenTheEmployerNeverAskedForCedulasElectronically)
{
    GatewayDesk desk;
    EXPECT_TRUE(
        has(refused(desk, addressed_to(test::kEmployerWithoutRequest)), "BUZON-SIN-SOLICITUD"));
}

TEST(AMailboxActIsRefused, WhenTheMailboxIsNotEnabled)
{
    GatewayDesk desk;
    EXPECT_TRUE(
        has(refused(desk, addressed_to(test::kEmployerWithoutMailbox)), "BUZON-NO-HABILITADO"));
}

TEST(AMailboxActIsRefused, WhenNoEmailWasConfirmed)
{
    GatewayDesk desk;
    EXPECT_TRUE(has(refused(desk, addressed_to(test::kEmployerUnconfirmed)), "BUZON-SIN-CORREO"));
}

TEST(AnActForEstradosIsRefused, WhenTheMailboxWouldReachTheEmployer)
{
    GatewayDesk desk;
    const Findings findings =
        refused(desk, sample_instance("multa", "R-1", {{"<canal>buzon<", "<canal>estrados<"}}));
    EXPECT_TRUE(has(findings, "ESTRADOS-IMPROCEDENTE")) << ::testing::PrintToString(findings);
}

TEST(HostileXmlIsRefused, WithADoctypeBeforeAnythingInItIsLookedAt)
{
    GatewayDesk desk;
    const Findings findings =
        refused(desk,
                "<?xml version=\"1.0\"?><!DOCTYPE acto [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                "\"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                "<acto tipo=\"multa\" version=\"1.0\">&b;&x;</acto>");
    EXPECT_TRUE(has(findings, "XML-DOCTYPE"));
}

TEST(HostileXmlIsRefused, WhenItBringsItsOwnSealOrStamp)
{
    GatewayDesk desk;
    const Findings findings = refused(
        desk, sample_instance("multa", "R-1",
                              {{"<referencia>",
                                "<emision folio=\"3901-2026-0000001-A\" fecha=\"2026-11-10\" "
                                "hora=\"10:00:00\" instante=\"2026-11-10T16:00:00Z\" lugar=\"X\" "
                                "verificacion=\"https://x.example\"/><referencia>"}}));
    EXPECT_FALSE(findings.empty());
}

}  // namespace
}  // namespace buzon
