#include "templates/check.hpp"
#include "templates/render.hpp"
#include "tests/unit/templates/instance.hpp"

#include <gtest/gtest.h>

// The digest of the HTML twin that the seal covers.
namespace buzon::templates::test {
namespace {

std::string instance_of(const ActType& type)
{
    const std::string sample = Instance::sample(type.key).str();
    if (type.family != Family::Act) return *read_file(type.folder / "sample.xml");
    const auto checked = check(catalogue(), sample, today);
    if (!checked) throw std::runtime_error(checked.error().front().reason);
    return checked->xml;
}

struct Issued {
    std::string xml, html;
};

Issued issued(const ActType& type)
{
    static const Fonts fonts = Fonts::load();
    std::string xml = sealed(type, instance_of(type));
    auto documents = render_document(type, xml, UnsealedPage(type, xml), fonts);
    if (!documents) throw std::runtime_error(documents.error().front().reason);
    return {std::move(xml), std::move(documents->html)};
}

std::string said_by(const std::string& xml)
{
    return xml::xpath_string(xml::parse(xml, "acto")->get(), "string(/*/emision/@huellaHtml)");
}

TEST(TheTwinOfEveryType, HasTheDigestThatItsSealedXmlNames)
{
    for (const ActType& type : catalogue().list()) {
        const Issued act = issued(type);
        ASSERT_EQ(said_by(act.xml).size(), 64U) << type.key;
        ASSERT_TRUE(twin_digest(act.html)) << type.key;
        EXPECT_EQ(twin_digest(act.html)->hex(), said_by(act.xml)) << type.key;
    }
}

TEST(TheTwinOfEveryType, IsThePageRenderedFromTheSealedXmlInOneGo)
{
    for (const ActType& type : catalogue().list()) {
        const Issued act = issued(type);
        EXPECT_EQ(act.html, render_html(type, act.xml)) << type.key;
    }
}

TEST(TheCadenaOfEveryType, NamesTheTwinBeforeThePayload)
{
    for (const ActType& type : catalogue().list()) {
        const std::string xml = sealed(type, instance_of(type));
        const std::string end = "|" + said_by(xml) + "|" + payload_digest(xml).hex() + "||";
        EXPECT_TRUE(cadena_original(type, xml).ends_with(end)) << type.key;
    }
}

TEST(AChangedAmountInTheTwin, IsNoticed)
{
    const Issued act = issued(type("cedula-cuotas"));
    const std::size_t at = act.html.find("$14,586.68");
    ASSERT_NE(at, std::string::npos);
    std::string changed = act.html;
    changed[at + 1] = '9';
    EXPECT_NE(twin_digest(changed)->hex(), said_by(act.xml));
}

TEST(WhatIsHiddenByAStyleOrWrittenAfterTheAct, IsNoticed)
{
    const Issued act = issued(type("multa"));
    for (const auto& [tag, added] : {std::pair{"</style>", "main { display: none; }"},
                                     {"</main>", "<p>Nada debe pagarse.</p>"},
                                     {"</body>", "<p>Nada debe pagarse.</p>"},
                                     {"<section id=\"firma\"", "<p>Nada debe pagarse.</p>"}}) {
        std::string changed = act.html;
        changed.insert(changed.find(tag), added);
        EXPECT_NE(twin_digest(changed)->hex(), said_by(act.xml)) << tag;
    }
}

TEST(APageWithoutTheSectionOfTheSignature, IsNoTwin)
{
    EXPECT_FALSE(twin_digest(""));
    EXPECT_FALSE(twin_digest("<!DOCTYPE html>\n<html><body></body></html>"));
    EXPECT_FALSE(twin_digest("</section><section id=\"firma\">"));
}

TEST(ThePageOfEstrados, IsNotTheTwin)
{
    const ActType& cedula = type("cedula-cuotas");
    const std::string xml = sealed(cedula, instance_of(cedula));
    EXPECT_NE(twin_digest(render_public_html(cedula, xml))->hex(), said_by(xml));
}

TEST(ASealOverAnotherPage, IsAProgrammersMistake)
{
    const Fonts fonts = Fonts::load();
    const ActType& multa = type("multa");
    const std::string xml = sealed(multa, instance_of(multa));
    Instance other(xml);
    other.set("//destinatario/nombre", "OTRA PERSONA");
    EXPECT_THROW((void)render_document(multa, xml, UnsealedPage(multa, other.str()), fonts),
                 std::logic_error);
    EXPECT_THROW((void)UnsealedPage(multa, instance_of(multa)), std::logic_error);
}

TEST(AnInstanceThatBringsItsOwnDigest, IsRefused)
{
    const ActType& multa = type("multa");
    const auto checked = check(catalogue(), stamped(multa, instance_of(multa)), today);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().front().id, "SOLO-SISTEMA");
    Instance elsewhere = Instance::sample("multa");
    elsewhere.set("/acto/referencia/@huellaHtml", std::string(64, '0'));
    EXPECT_FALSE(check(catalogue(), elsewhere.str(), today));
}

TEST(AnActStampedBeforeTheDigestExisted, KeepsItsCadena)
{
    const ActType& multa = type("multa");
    const std::string old = stamp(instance_of(multa), emission());
    EXPECT_EQ(said_by(old), "");
    EXPECT_TRUE(cadena_original(multa, old).ends_with("|26515.70|" + sha256_of(old).hex() + "||"));
}

}  // namespace
}  // namespace buzon::templates::test
