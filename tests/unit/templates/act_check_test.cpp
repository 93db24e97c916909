#include "templates/check.hpp"
#include "tests/unit/templates/instance.hpp"

#include <gtest/gtest.h>

#include <set>

namespace buzon::templates::test {
namespace {

std::set<std::string> ids_of(const tl::expected<CheckedAct, Findings>& checked)
{
    std::set<std::string> ids;
    if (checked) return ids;
    for (const Finding& finding : checked.error()) ids.insert(finding.id);
    return ids;
}

std::set<std::string> refusal_of(const Instance& act, LocalDate on = today)
{
    return ids_of(check(catalogue(), act.str(), on));
}

using Ids = std::set<std::string>;

TEST(EverySampleOfAnAct, ChecksCleanWithoutWarnings)
{
    int acts = 0;
    for (const ActType& type : catalogue().list()) {
        if (type.family != Family::Act) continue;
        ++acts;
        const auto checked = check(catalogue(), Instance::sample(type.key).str(), today);
        ASSERT_TRUE(checked) << type.key << ": " << checked.error().front().reason;
        EXPECT_TRUE(checked->warnings.empty());
        EXPECT_EQ(checked->type, &type);
        EXPECT_EQ(checked->unit, "3901");
        EXPECT_EQ(checked->official.rfc.kind(), Rfc::Kind::Fisica);
        EXPECT_NE(type.signer(checked->official.post_key), nullptr);
    }
    EXPECT_GE(acts, 35);
}

TEST(ACheckedCedula, CarriesItsDataAsTypedValues)
{
    const auto checked = check(catalogue(), Instance::sample("cedula-cuotas").str(), today);
    ASSERT_TRUE(checked);
    EXPECT_EQ(checked->reference, "3901/CC/2026/004521");
    EXPECT_EQ(checked->addressee.rfc.str(), "P&M050614JT5");
    EXPECT_EQ(checked->addressee.name, "PEÑA & MUÑOZ CONSTRUCCIONES, S.A. DE C.V.");
    EXPECT_EQ(checked->addressee.registro_patronal, "Y5412345101");
    EXPECT_EQ(checked->channel, Channel::Mailbox);
    ASSERT_TRUE(checked->total);
    EXPECT_EQ(checked->total->plain(), "14586.68");
    EXPECT_FALSE(checked->bank);
    EXPECT_TRUE(checked->xml.starts_with("<acto tipo=\"cedula-cuotas\" version=\"1.0\">"));
}

TEST(ACheckedOrder, CarriesWhatTheBankNeedsAsFields)
{
    const auto checked = check(catalogue(), Instance::sample("inmovilizacion").str(), today);
    ASSERT_TRUE(checked);
    ASSERT_TRUE(checked->bank);
    const BankOrderFields& bank = *checked->bank;
    EXPECT_EQ(bank.entity, "040012");
    EXPECT_EQ(bank.cap.plain(), "1500000.00");
    EXPECT_EQ(bank.group_cap.plain(), "1500000.00");
    EXPECT_EQ(bank.group, "G-3901-2026-00087");
    EXPECT_EQ(bank.legal_basis, LegalBasis::Cff156BisI);
    EXPECT_EQ(bank.firmness, Firmness::Firm);
    EXPECT_EQ(bank.strategy, CapStrategy::Single);
    EXPECT_EQ(bank.debtor.rfc.str(), "TNO110905RL1");
    EXPECT_EQ(bank.debtor.name, "TRANSPORTES DEL NOROESTE ÑANDÚ S.A. DE C.V.");
    EXPECT_EQ(bank.accounts.size(), 2U);
    EXPECT_EQ(bank.exclusions.size(), 3U);
    EXPECT_EQ(bank.credits.size(), 2U);
    EXPECT_EQ(bank.procedure_start, *parse_iso_date("2026-05-18"));
    EXPECT_EQ(bank.contact.release_phone, "55 5238 2799");
    EXPECT_EQ(checked->total, bank.cap);
    EXPECT_EQ(checked->channel, Channel::Bank);
}

TEST(AnActOfAnUnknownType, IsRefused)
{
    Instance act = Instance::sample("multa");
    act.set("/acto/@tipo", "carta-amistosa");
    EXPECT_EQ(refusal_of(act), Ids{"TIPO-DESCONOCIDO"});
}

TEST(AnActOfAnUnknownVersion, IsRefused)
{
    Instance act = Instance::sample("multa");
    act.set("/acto/@version", "9.9");
    EXPECT_EQ(refusal_of(act), Ids{"TIPO-DESCONOCIDO"});
}

TEST(AnEvidenceDocumentSentAsAnAct, IsRefused)
{
    const Instance constancia = Instance::sample("constancia-no-consulta");
    EXPECT_EQ(refusal_of(constancia), Ids{"TIPO-DESCONOCIDO"});
}

TEST(ATypeBeforeItsPublication, IsRefused)
{
    const Instance act = Instance::sample("inmovilizacion");
    EXPECT_TRUE(refusal_of(act, *parse_iso_date("2025-12-31")).contains("TIPO-VIGENCIA"));
    EXPECT_FALSE(refusal_of(act, *parse_iso_date("2026-01-01")).contains("TIPO-VIGENCIA"));
}

TEST(FolioAndSealOfTheIssuer, AreRefused)
{
    Instance act = Instance::sample("multa");
    const auto checked = check(catalogue(), act.str(), today);
    ASSERT_TRUE(checked);
    const Instance stamped(stamp(checked->xml, emission()));
    EXPECT_EQ(refusal_of(stamped), Ids{"SOLO-SISTEMA"});
    EXPECT_EQ(refusal_of(Instance(sealed(*checked->type, checked->xml))), Ids{"SOLO-SISTEMA"});
}

TEST(AChannelTheTypeDoesNotAllow, IsRefused)
{
    Instance act = Instance::sample("inmovilizacion");
    act.set("/acto/canal", "estrados");
    EXPECT_TRUE(refusal_of(act).contains("CANAL-TIPO"));
}

TEST(AnOfficialWhosePostMayNotSign, IsRefused)
{
    Instance act = Instance::sample("cedula-cuotas");
    act.set("//cargo/@clave", "jefe-auditoria");
    EXPECT_EQ(refusal_of(act), Ids{"FIRMANTE-CARGO"});
}

TEST(AGenericRfc, IsRefusedWhereverItStands)
{
    Instance act = Instance::sample("cedula-cuotas");
    act.set("/acto/destinatario/@rfc", "XAXX010101000");
    const auto checked = check(catalogue(), act.str(), today);
    ASSERT_FALSE(checked);
    ASSERT_EQ(checked.error().size(), 1U);
    EXPECT_EQ(checked.error().front().field, "/acto/destinatario/@rfc");
    EXPECT_GT(checked.error().front().line, 0);
}

TEST(AnRfcWithAFailingCheckDigit, IsOnlyAWarning)
{
    Instance act = Instance::sample("cedula-cuotas");
    act.set("/acto/destinatario/@rfc", "P&M050614JT6");
    const auto checked = check(catalogue(), act.str(), today);
    ASSERT_TRUE(checked);
    ASSERT_EQ(checked->warnings.size(), 1U);
    EXPECT_EQ(checked->warnings.front().id, "RFC-DIGITO");
    EXPECT_EQ(checked->warnings.front().severity, Severity::Warning);
}

TEST(AWrongCurp, IsRefused)
{
    Instance act = Instance::sample("inmovilizacion");
    act.set("//persona/@curp", "NUAJ820715HDFXXS05");
    EXPECT_EQ(refusal_of(act).size(), 1U);
}

TEST(TheCanonicalFormOfAnAct, DoesNotDependOnHowItWasWritten)
{
    const std::string plain = Instance::sample("multa").str();
    std::string other = plain;
    const std::string folded = "<acto tipo=\"multa\" version=\"1.0\">";
    other.replace(other.find(folded), folded.size(), "<acto   version='1.0'\n tipo='multa' >");
    const auto first = check(catalogue(), plain, today);
    const auto second = check(catalogue(), other, today);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->xml, second->xml);
}

TEST(AValueInBlank, IsRefused)
{
    for (const char* blank : {" ", "\n   \n", "\t"}) {
        Instance act = Instance::sample("multa");
        act.set("//destinatario/nombre", blank);
        EXPECT_EQ(refusal_of(act), Ids{"XSD"});
        Instance other = Instance::sample("inmovilizacion");
        other.set("//entidad/@nombre", blank);
        EXPECT_EQ(refusal_of(other), Ids{"XSD"});
    }
}

TEST(AStructuralFault, IsToldInSpanishWithItsLine)
{
    Instance act = Instance::sample("cedula-cuotas");
    act.set("//credito", "12A").set("//canal", "paloma").remove("//concepto[1]/base");
    act.set("/acto/@prioridad", "alta");
    const auto checked = check(catalogue(), act.str(), today);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().size(), 4U);
    for (const Finding& finding : checked.error()) {
        EXPECT_EQ(finding.id, "XSD") << finding.reason;
        EXPECT_GT(finding.line, 0);
        EXPECT_EQ(finding.reason.find("Element"), std::string::npos) << finding.reason;
    }
    EXPECT_EQ(checked.error().back().reason,
              "En <cuota> hay un elemento fuera de lugar o falta uno; aquí se espera: base.");
}

}  // namespace
}  // namespace buzon::templates::test
