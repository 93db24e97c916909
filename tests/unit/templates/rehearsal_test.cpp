#include "core/standing.hpp"
#include "templates/cadena.hpp"
#include "templates/check.hpp"
#include "templates/evidence.hpp"
#include "templates/mail.hpp"
#include "templates/render.hpp"
#include "templates/schema.hpp"
#include "tests/unit/templates/instance.hpp"

#include <gtest/gtest.h>

// What a rehearsal issues says so wherever it is read; what is issued for real never does.
namespace buzon::templates::test {
namespace {

const std::string kMark(kRehearsalMark);

std::string instance_of(const ActType& type)
{
    if (type.family != Family::Act) return *read_file(type.folder / "sample.xml");
    const auto checked = check(catalogue(), Instance::sample(type.key).str(), today);
    if (!checked) throw std::runtime_error(checked.error().front().reason);
    return checked->xml;
}

RenderedDocument rendered(const ActType& type, const std::string& xml)
{
    static const Fonts fonts = Fonts::load();
    auto documents = render_document(type, xml, UnsealedPage(type, xml), fonts);
    if (!documents) throw std::runtime_error(documents.error().front().reason);
    return std::move(*documents);
}

std::string value(const std::string& xml, const char* xpath)
{
    return xml::xpath_string(xml::parse(xml, "acto")->get(), xpath);
}

std::string title_of(const std::string& pdf)
{
    const std::size_t begin = pdf.find("<dc:title>");
    return pdf.substr(begin, pdf.find("</dc:title>") - begin);
}

TEST(TheStampOfARehearsal, SaysSoUnderTheSeal)
{
    const ActType& multa = type("multa");
    const std::string real = sealed(multa, instance_of(multa));
    const std::string played = sealed(multa, instance_of(multa), Standing::Rehearsal);
    EXPECT_EQ(value(played, "string(/*/emision/@ensayo)"), "true");
    EXPECT_EQ(value(real, "string(count(/*/emision/@ensayo))"), "0");
    // Whoever takes the word away has other octets than those that were sealed.
    std::string cleaned = played;
    const std::string word = " ensayo=\"true\"";
    cleaned.erase(cleaned.find(word), word.size());
    EXPECT_NE(cadena_original(multa, cleaned), value(played, "string(/*/sello/cadena)"));
    EXPECT_EQ(cadena_original(multa, played), value(played, "string(/*/sello/cadena)"));
}

TEST(TheStampOfARehearsal, IsWhatItsSchemaAllows)
{
    const ActType& multa = type("multa");
    const std::string played = sealed(multa, instance_of(multa), Standing::Rehearsal);
    const auto refused = check(catalogue(), played, today);
    ASSERT_FALSE(refused) << "what is issued already is not issued again";
    for (const Finding& finding : refused.error()) {
        EXPECT_EQ(finding.reason.find("ensayo"), std::string::npos) << finding.reason;
    }
}

TEST(TheDocumentsOfEveryType, BearTheBandInARehearsalAndOnlyThen)
{
    for (const ActType& type : catalogue().list()) {
        const std::string instance = instance_of(type);
        const RenderedDocument played = rendered(type, sealed(type, instance, Standing::Rehearsal));
        EXPECT_NE(played.html.find("<strong>" + kMark), std::string::npos) << type.key;
        EXPECT_LT(played.html.find("<strong>" + kMark), played.html.find("<h1>")) << type.key;
        EXPECT_NE(title_of(played.pdf).find(">" + kMark + " · "), std::string::npos) << type.key;
        const RenderedDocument real = rendered(type, sealed(type, instance));
        EXPECT_EQ(real.html.find("nsayo"), std::string::npos) << type.key;
        EXPECT_EQ(title_of(real.pdf).find("nsayo"), std::string::npos) << type.key;
    }
}

TEST(ThePageOfEstrados, BearsTheBandOfARehearsal)
{
    const ActType& multa = type("multa");
    const std::string instance = instance_of(multa);
    EXPECT_NE(render_public_html(multa, sealed(multa, instance, Standing::Rehearsal)).find(kMark),
              std::string::npos);
    EXPECT_EQ(render_public_html(multa, sealed(multa, instance)).find(kMark), std::string::npos);
}

TEST(TheProofOfEstrados, SaysThatItIsARehearsals)
{
    EstradosProofData proof{.folio = "3901-2026-0000123-N",
                            .unit = "3901",
                            .day = today,
                            .seen = *Instant::parse("2026-11-12T10:00"),
                            .url = "https://buzon.example.mx/estrados",
                            .page = sha256_of("x")};
    EXPECT_EQ(compose(proof).find("ensayo"), std::string::npos);
    proof.standing = Standing::Rehearsal;
    EXPECT_NE(compose(proof).find(" ensayo=\"true\""), std::string::npos);
}

TEST(TheCadenaOfAnAviso, EndsWithTheMarkInARehearsal)
{
    AvisoData aviso;
    EXPECT_EQ(aviso_cadena(aviso).find(kMark), std::string::npos);
    aviso.standing = Standing::Rehearsal;
    EXPECT_TRUE(aviso_cadena(aviso).ends_with("|" + kMark + "||"));
}

}  // namespace
}  // namespace buzon::templates::test
