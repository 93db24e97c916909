#include "templates/cadena.hpp"
#include "templates/canonical.hpp"
#include "templates/check.hpp"
#include "templates/check_code.hpp"
#include "tests/unit/templates/instance.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace buzon::templates::test {
namespace {

std::string checked_xml(const Instance& act)
{
    const auto checked = check(catalogue(), act.str(), today);
    if (!checked) throw std::runtime_error(checked.error().front().reason);
    return checked->xml;
}

std::string cadena_of(const Instance& act, std::string_view key)
{
    return cadena_original(type(key), stamp(checked_xml(act), emission()));
}

// Everything but the last field, which is the digest.
std::string fields_before_digest(const std::string& cadena)
{
    return cadena.substr(0, cadena.size() - 64 - 2);
}

TEST(TheCadenaOriginal, HasTheFieldsOfItsTypeInTheirOrder)
{
    const std::pair<const char*, const char*> golden[] = {
        {"cedula-cuotas",
         "||cedula-cuotas|1.0|3901-2026-0000123-N|2026-11-12T16:32:15Z|3901|P&M050614JT5|"
         "IACF780312H88|3901/CC/2026/004521|Y5412345101|263045871|2026-08|14084.17|85.91|416.60|"
         "14586.68|"},
        {"multa",
         "||multa|1.0|3901-2026-0000123-N|2026-11-12T16:32:15Z|3901|CPB980821QT6|AIQH690927P37|"
         "3901/MU/2026/000873|B2298765103|268012207|2026-08-18|26515.70|"},
        {"requerimiento-informacion",
         "||requerimiento-informacion|1.0|3901-2026-0000123-N|2026-11-12T16:32:15Z|3901|"
         "NUAJ8207159X0|CEDR810504N20|3901/RI/2026/000146|C6123456107|2026-01|2026-06|5|15|"},
        {"inmovilizacion",
         "||inmovilizacion|1.0|3901-2026-0000123-N|2026-11-12T16:32:15Z|3901|BDP850101HJ5|"
         "IACF780312H88|3901/PAE/2026/000312|040012|TNO110905RL1|CFF_156BIS_I|FIRM|"
         "G-3901-2026-00087|1500000.00|1500000.00|2|"},
        {"aviso-inmovilizacion",
         "||aviso-inmovilizacion|1.0|3901-2026-0000123-N|2026-11-12T16:32:15Z|3901|TNO110905RL1|"
         "IACF780312H88|3901/PAE/2026/000318|Z3311223105|PAE-3901-2026-00087|CFF_156BIS_I|"
         "1500000.00|934218.55|"},
        {"liberacion-inmovilizacion",
         "||liberacion-inmovilizacion|1.0|3901-2026-0000123-N|2026-11-12T16:32:15Z|3901|"
         "BDP850101HJ5|IACF780312H88|3901/PAE/2026/000312/LIB-2|040012|TNO110905RL1|"
         "3901-2026-0001877-4|PAID|934218.55|934218.55|"}};
    for (const auto& [key, fields] : golden) {
        EXPECT_EQ(fields_before_digest(cadena_of(Instance::sample(key), key)), fields);
    }
}

TEST(TheCadenaOriginal, EndsWithTheDigestOfTheStampedPayload)
{
    const std::string stamped = stamp(checked_xml(Instance::sample("multa")), emission());
    EXPECT_TRUE(
        cadena_original(type("multa"), stamped).ends_with("|" + sha256_of(stamped).hex() + "||"));
    EXPECT_EQ(payload_digest(stamped), sha256_of(stamped));
}

TEST(TheCadenaOriginal, IsTheSameBeforeAndAfterSealing)
{
    for (const ActType& type : catalogue().list()) {
        if (type.family != Family::Act) continue;
        const std::string xml = checked_xml(Instance::sample(type.key));
        const std::string before = stamped(type, xml);
        const std::string complete = sealed(type, xml);
        EXPECT_EQ(cadena_original(type, complete), cadena_original(type, before));
        EXPECT_EQ(payload_digest(complete), sha256_of(before));
        // What is left when the seal is cut out is what was sealed, byte for byte.
        const std::size_t from = complete.find("<sello ");
        const std::size_t to = complete.find("</sello>") + 8;
        EXPECT_EQ(complete.substr(0, from) + complete.substr(to), before);
    }
}

TEST(TheCadenaOriginal, ChangesWithEveryChangeOfTheAct)
{
    Instance act = Instance::sample("multa");
    const std::string before = cadena_of(act, "multa");
    act.set("//destinatario/domicilio", "Otra calle 1");
    EXPECT_NE(cadena_of(act, "multa"), before);
}

TEST(ABarOrABackslashInAField, IsEscaped)
{
    Instance act = Instance::sample("aviso-inmovilizacion");
    act.set("//procedimiento/@expediente", "A|B\\C\\|D||\\\\ ñ  ");
    const std::string cadena = cadena_of(act, "aviso-inmovilizacion");
    EXPECT_NE(cadena.find("|A\\|B\\\\C\\\\\\|D\\|\\|\\\\\\\\ ñ  |CFF_156BIS_I|"), std::string::npos)
        << cadena;
}

TEST(TheStamp, PutsFolioDateAndPlaceFirst)
{
    const std::string stamped = stamp(checked_xml(Instance::sample("multa")), emission());
    EXPECT_TRUE(stamped.starts_with(
        "<acto tipo=\"multa\" version=\"1.0\"><emision fecha=\"2026-11-12\" "
        "folio=\"3901-2026-0000123-N\" hora=\"10:32:15\" instante=\"2026-11-12T16:32:15Z\" "
        "lugar=\"Ciudad de México\" "
        "verificacion=\"https://buzon.example.mx/v/3901-2026-0000123-N\"></emision>"));
}

TEST(TheStampAfterSixInTheEvening, BearsTheDateOfZonaCentro)
{
    Emission late = emission();
    late.at = *Instant::parse("2026-11-13T03:00:00Z");
    const std::string stamped = stamp(checked_xml(Instance::sample("multa")), late);
    EXPECT_NE(stamped.find("fecha=\"2026-11-12\""), std::string::npos);
    EXPECT_NE(stamped.find("hora=\"21:00:00\""), std::string::npos);
}

TEST(OurCanonicalForm, IsThatOfLibxml2)
{
    const auto same = [](const std::string& bytes) {
        const xml::Doc doc = parse_own(bytes);
        EXPECT_EQ(canonical(doc.get()), canonical_by_libxml2(doc.get()));
    };
    for (const ActType& type : catalogue().list()) same(Instance::sample(type.key).str());
    same(
        "<a>\r\n<b z='1' a='&quot;&lt;&gt;&amp;&#9;&#10;&#13;ñ' m=''/>&#13; x &gt; y &amp; "
        "z<![CDATA[<&>]]><!-- no --><c\n/></a>");
    same("<?pi here?><a><?pi there?></a><!-- after -->");
    same("<p:a xmlns:p='urn:x' xmlns='urn:y'><b p:q='1'/></p:a>");
}

TEST(WhatStampAndSealWrite, IsCanonical)
{
    Emission odd = emission();
    odd.place = "Ciudad \"A\" & <B> 'C'";
    const std::string stamped = stamp(checked_xml(Instance::sample("multa")), odd);
    const xml::Doc one = parse_own(stamped);
    EXPECT_EQ(canonical_by_libxml2(one.get()), stamped);
    const std::string complete =
        attach_seal(stamped, {.cadena = "||a<b>&\"c\"||",
                              .value_base64 = "QQ==",
                              .certificate_number = "00001000000504465028",
                              .holder_name = "\"X\" & <Y>",
                              .holder_rfc = "P&M050614JT5",
                              .valid_from = *Instant::parse("2024-03-01T12:00:00"),
                              .valid_to = *Instant::parse("2028-03-01T12:00:00"),
                              .certificate_base64 = "QQ=="});
    const xml::Doc two = parse_own(complete);
    EXPECT_EQ(canonical_by_libxml2(two.get()), complete);
}

TEST(StampingOrSealingTwice, IsAProgrammersMistake)
{
    const std::string xml = checked_xml(Instance::sample("multa"));
    const std::string stamped = stamp(xml, emission());
    EXPECT_THROW((void)stamp(stamped, emission()), std::logic_error);
    EXPECT_THROW((void)attach_seal(xml, Seal{}), std::logic_error);
    EXPECT_THROW((void)attach_seal(sealed(type("multa"), xml), Seal{}), std::logic_error);
    EXPECT_THROW((void)cadena_original(type("multa"), xml), std::logic_error);
}

TEST(TheCheckCode, IsTheFirstFortyBitsOfTheDigest)
{
    // SHA-256("") begins e3b0c44298: 11100 01110 11000 01100 01000 10000 10100 11000.
    EXPECT_EQ(check_code(""), "WERC8GMR");
    EXPECT_EQ(check_code("abc").size(), 8U);
    EXPECT_NE(check_code("abc"), check_code("abd"));
}

TEST(ACheckCodeTypedByAPerson, IsPutRight)
{
    EXPECT_EQ(normalize_check_code("werc-8gmr"), "WERC8GMR");
    EXPECT_EQ(normalize_check_code(" O1lI 0000"), "01110000");
    EXPECT_EQ(normalize_check_code("WERC8GM"), "");
    EXPECT_EQ(normalize_check_code("WERC8GMU"), "");
}

TEST(ManyThreadsOnOneCatalogue, GetTheSameAnswer)
{
    const std::string sample = Instance::sample("cedula-cuotas").str();
    const std::string expected = cadena_of(Instance::sample("cedula-cuotas"), "cedula-cuotas");
    std::vector<std::string> answers(4);
    std::vector<std::jthread> threads;
    for (std::string& answer : answers) {
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i) {
                const auto checked = check(catalogue(), sample, today);
                if (!checked) return;
                answer = cadena_original(*checked->type, stamp(checked->xml, emission()));
            }
        });
    }
    threads.clear();
    for (const std::string& answer : answers) EXPECT_EQ(answer, expected);
}

}  // namespace
}  // namespace buzon::templates::test
