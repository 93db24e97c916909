#include "channels/bank_order.hpp"

#include "bank_samples.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace buzon::channels {
namespace {

bool has(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

TEST(BankOrder, AFreezeIsOfTheSchemaAndSaysEveryLimitAsData)
{
    const std::string xml = compose(sample_freeze()).value();
    EXPECT_EQ(first(schemas().check_order(xml)), "");
    for (const char* part :
         {"<Tipo codigo=\"500\">FREEZE_ORDER</Tipo>", "<Carril>NORMAL</Carril>",
          "ambiente=\"TEST\"", "vence=\"2026-11-14T05:59:59Z\"", "centavos=\"150000000\"",
          "UN MILLÓN QUINIENTOS MIL PESOS 00/100 M.N.", "<Fundamento>CFF_156BIS_I</Fundamento>",
          "<Cuenta clabe=\"032180000118359719\"/>", "<Excluir>AFORE</Excluir>",
          "<Revelacion autoridad=\"ALWAYS\"/>", "Núñez &amp; Peña", "rfc=\"EKU9003173C9\""}) {
        EXPECT_TRUE(has(xml, part)) << part << '\n' << xml;
    }
    EXPECT_EQ(compose(sample_freeze()).value(), xml) << "the same order is the same bytes";
}

TEST(BankOrder, AReleaseTravelsInItsOwnLane)
{
    const std::string xml = compose(sample_release()).value();
    EXPECT_EQ(first(schemas().check_order(xml)), "");
    for (const char* part :
         {"<Tipo codigo=\"510\">RELEASE_ORDER</Tipo>", "<Carril>RELEASE</Carril>",
          "clase=\"PARTIAL\" causa=\"EXCESS\" computo=\"FROM_EFFECT\"",
          "liberar=\"30000000\" creidoInmovilizado=\"90000000\" conservar=\"60000000\""}) {
        EXPECT_TRUE(has(xml, part)) << part << '\n' << xml;
    }
}

TEST(BankOrder, AFullReleaseOfWhatIsNotYetKnownIsPossible)
{
    ReleaseOrder order = sample_release();
    order.kind = ReleaseKind::Full;
    order.reason = ReleaseReason::WrongPerson;
    order.release_amount = order.expected_frozen = order.keep_amount = Money();
    order.accounts.clear();
    const auto xml = compose(order);
    ASSERT_TRUE(xml) << first(xml.error());
    EXPECT_EQ(first(schemas().check_order(*xml)), "");
}

TEST(BankOrder, APersonaFisicaWithCurpIsOfTheSchema)
{
    FreezeOrder order = sample_freeze();
    order.person.rfc = Rfc::parse("CACX7605101P8").value();
    order.person.curp = Curp::parse("HEGG560427MVZRRL04").value();
    order.person.name = "XOCHILT CASAS CHÁVEZ";
    order.person.company_type = "";
    order.exclusions = {ExcludedProduct::Payroll, ExcludedProduct::Pension, ExcludedProduct::Afore,
                        ExcludedProduct::SavingsLic60};
    const auto xml = compose(order);
    ASSERT_TRUE(xml) << first(xml.error());
    EXPECT_EQ(first(schemas().check_order(*xml)), "");
}

struct Wrong {
    const char* id;
    std::function<void(FreezeOrder&)> spoil;
};

TEST(BankOrder, EachLimitOfAFreezeIsGuarded)
{
    const std::vector<Wrong> cases{
        {"V08", [](FreezeOrder& o) { o.cap.amount = o.cap.group_amount = Money(); }},
        {"V10", [](FreezeOrder& o) { o.cap.amount = Money::from_centavos(150'000'001); }},
        {"V10", [](FreezeOrder& o) { o.cap.amount = Money::from_centavos(1); }},
        {"V02", [](FreezeOrder& o) { o.authority.oficio_no = std::string(31, 'x'); }},
        {"V02", [](FreezeOrder& o) { o.authority.oficio_no = ""; }},
        {"V06", [](FreezeOrder& o) { o.grounds_text = std::string(2001, 'x'); }},
        {"V06",
         [](FreezeOrder& o) {
             // 1,100 characters and 2,200 bytes: a bank that stores bytes would cut it.
             o.grounds_text.clear();
             for (int i = 0; i < 1100; ++i) o.grounds_text += "ñ";
         }},
        {"V06", [](FreezeOrder& o) { o.grounds_text = "x\x01"; }},
        {"V06", [](FreezeOrder& o) { o.grounds_text = "\xff"; }},
        {"V18", [](FreezeOrder& o) { o.accounts.push_back(o.accounts[0]); }},
        {"V18",
         [](FreezeOrder& o) {
             o.targets = TargetMode::KnownAccounts;
             o.accounts.clear();
         }},
        {"V18", [](FreezeOrder& o) { o.targets = TargetMode::AllInEntity; }},
        {"V18", [](FreezeOrder& o) { o.envelope.entity = "040012"; }},
        {"V19", [](FreezeOrder& o) { o.person.rfc = Rfc::parse("CACX7605101P8").value(); }},
        {"V19", [](FreezeOrder& o) { o.exclusions.push_back(ExcludedProduct::Payroll); }},
        {"V20", [](FreezeOrder& o) { o.scope = ScopeMode::UntilFilled; }},
        {"V12", [](FreezeOrder& o) { o.person.curp = Curp::parse("HEGG560427MVZRRL04").value(); }},
        {"V17", [](FreezeOrder& o) { o.person.role = "patrón"; }},
        {"V05", [](FreezeOrder& o) { o.envelope.due.clear(); }},
        {"V23", [](FreezeOrder& o) { o.envelope.document.bytes = 0; }},
    };
    for (const Wrong& wrong : cases) {
        FreezeOrder order = sample_freeze();
        wrong.spoil(order);
        const auto refused = compose(order);
        ASSERT_FALSE(refused) << wrong.id;
        ASSERT_EQ(refused.error().size(), 1U) << wrong.id << ' ' << first(refused.error());
        EXPECT_EQ(refused.error()[0].id, wrong.id) << first(refused.error());
    }
}

TEST(BankOrder, EveryFaultIsToldAtOnce)
{
    FreezeOrder order = sample_freeze();
    order.cap.amount = Money();
    order.grounds_text = "";
    order.scope = ScopeMode::UntilFilled;
    order.envelope.due.clear();
    EXPECT_EQ(compose(order).error().size(), 5U);
}

TEST(BankOrder, AReleaseThatDoesNotAddUpIsRefused)
{
    const std::vector<std::function<void(ReleaseOrder&)>> cases{
        [](ReleaseOrder& o) { o.keep_amount = Money::from_centavos(60'000'001); },
        [](ReleaseOrder& o) { o.accounts[0].amount = Money::from_centavos(29'999'999); },
        [](ReleaseOrder& o) { o.kind = ReleaseKind::Full; },
    };
    for (const auto& spoil : cases) {
        ReleaseOrder order = sample_release();
        spoil(order);
        EXPECT_EQ(first(compose(order).error()).substr(0, 3), "V24");
    }
    ReleaseOrder order = sample_release();
    order.envelope.act_no = 1;
    EXPECT_EQ(compose(order).error()[0].id, "V27");
}

TEST(BankSchema, WhatIsAddedOrMissingIsNamedWithItsLine)
{
    std::string xml = compose(sample_freeze()).value();
    xml.insert(xml.find("<Canal>"), "\n<Extra/>");
    const Findings findings = schemas().check_order(xml);
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings[0].id, "E100");
    EXPECT_EQ(findings[0].field, "Extra");
    EXPECT_EQ(findings[0].line, 3);
}

TEST(AnOrderOfARehearsal, SaysSoAndIsStillWhatTheSchemaAllows)
{
    FreezeOrder freeze = sample_freeze();
    EXPECT_EQ(compose(freeze).value().find("ensayo"), std::string::npos);
    freeze.envelope.standing = Standing::Rehearsal;
    ReleaseOrder release = sample_release();
    release.envelope.standing = Standing::Rehearsal;
    for (const std::string& xml : {compose(freeze).value(), compose(release).value()}) {
        EXPECT_NE(xml.find(" ensayo=\"true\""), std::string::npos);
        EXPECT_EQ(first(schemas().check_order(xml)), "");
    }
    std::string denied = compose(freeze).value();
    denied.replace(denied.find("ensayo=\"true\""), 13, "ensayo=\"false\"");
    EXPECT_FALSE(schemas().check_order(denied).empty()) << "there is no other value";
}

TEST(BankSchema, ASignatureAtTheEndIsLeftAlone)
{
    std::string xml = compose(sample_freeze()).value();
    xml.insert(xml.find("</Orden>"),
               "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><x/></ds:Signature>");
    EXPECT_EQ(first(schemas().check_order(xml)), "");
}

}  // namespace
}  // namespace buzon::channels
