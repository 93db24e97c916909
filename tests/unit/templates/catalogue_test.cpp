#include "templates/catalogue.hpp"

#include "tests/unit/templates/catalogue_copy.hpp"

#include <gtest/gtest.h>

#include <set>

namespace buzon::templates::test {
namespace {

namespace fs = std::filesystem;

using Ids = std::set<std::string>;

TEST(TheCatalogue, HasActsForEveryMatterOfTheMandateThatEndsInOne)
{
    std::set<std::string> letters;
    for (const ActType& one : catalogue().list()) {
        letters.insert(one.matters.begin(), one.matters.end());
        EXPECT_EQ(one.matters.empty(), one.family == Family::Evidence) << one.key;
    }
    // d to t of function 1 of the Manual de Organización 7.4, and its functions 6, 7, 15 and 20.
    for (const char* letter : {"d", "e", "f", "g", "h", "i", "j", "k", "l",  "m", "n",
                               "o", "p", "q", "r", "s", "t", "6", "7", "15", "20"}) {
        EXPECT_TRUE(letters.contains(letter)) << letter;
    }
}

TEST(TheCatalogue, HoldsTheActsAndTheConstanciasThatTheGatewayItselfMakes)
{
    for (const char* key :
         {"acuerdo-estrados", "acuse-apertura", "acuse-declaracion", "aviso-inmovilizacion",
          "constancia-estrados", "constancia-no-consulta", "inmovilizacion"}) {
        EXPECT_NE(catalogue().find(key, "1.0"), nullptr) << key;
    }
}

TEST(TheCatalogue, SaysWhatTheLawSaysOfEachType)
{
    const ActType& cedula = type("cedula-cuotas");
    EXPECT_EQ(cedula.cedula_request, CedulaRequest::Needed);
    EXPECT_EQ(cedula.enforcement_wait, EnforcementWait::FifteenDays);
    EXPECT_EQ(cedula.privacy_of("/acto/cedula/total"), Privacy::Fiscal);
    EXPECT_EQ(cedula.privacy_of("/acto/cedula/trabajadores/trabajador/@nss"), Privacy::WorkersData);
    EXPECT_EQ(cedula.strictest(), Privacy::WorkersData);
    EXPECT_EQ(type("multa").remedies.size(), 2u);
    EXPECT_EQ(type("multa").enforcement_wait, EnforcementWait::ThirtyDays);
    EXPECT_EQ(type("requerimiento-informacion").enforcement_wait, EnforcementWait::NotEnforced);
    EXPECT_TRUE(type("inmovilizacion").allows(Channel::Bank));
    EXPECT_FALSE(type("inmovilizacion").allows(Channel::Mailbox));
    EXPECT_EQ(cedula.neutral_title.find("cédula"), std::string::npos);
}

TEST(AType, IsInForceBetweenItsDatesInclusive)
{
    ActType one;
    one.dof_published_on = *parse_iso_date("2026-01-10");
    one.valid_from = *parse_iso_date("2026-01-05");
    one.valid_to = *parse_iso_date("2026-06-30");
    EXPECT_FALSE(one.in_force(*parse_iso_date("2026-01-09")));
    EXPECT_TRUE(one.in_force(*parse_iso_date("2026-01-10")));
    EXPECT_TRUE(one.in_force(*parse_iso_date("2026-06-30")));
    EXPECT_FALSE(one.in_force(*parse_iso_date("2026-07-01")));
}

TEST_F(ACopyOfTheCatalogue, WithANewVersionServesBothAndPrefersTheNewer)
{
    fs::copy(root_ / "acts/multa/1.0", root_ / "acts/multa/1.1", fs::copy_options::recursive);
    replace("acts/multa/1.1/act.xml", "clave=\"multa\" version=\"1.0\"",
            "clave=\"multa\" version=\"1.1\"");
    replace("acts/multa/1.1/act.xml", "<vigencia desde=\"2024-08-06\"",
            "<vigencia desde=\"2027-01-01\"");
    const auto loaded = Catalogue::load(root_);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->find_in_force("multa", today)->version, "1.0");
    EXPECT_EQ(loaded->find_in_force("multa", *parse_iso_date("2027-01-01"))->version, "1.1");
    EXPECT_EQ(loaded->find_in_force("multa", *parse_iso_date("2020-01-01")), nullptr);
}

TEST_F(ACopyOfTheCatalogue, WithSeveralBrokenFilesNamesThemAll)
{
    replace("acts/multa/1.0/act.xsd", "type=\"Multa\"", "type=\"Nada\"");
    replace("acts/multa/1.0/act.sch", "test=\"", "test=\"((");
    replace("acts/cedula-cuotas/1.0/act.xslt", "</xsl:stylesheet>", "");
    replace("acts/cedula-cuotas/1.0/act.xml", "familia=\"acto\"", "familia=\"otra\"");
    EXPECT_EQ(faults(), (Ids{"CATALOGO-XSD", "CATALOGO-SCH", "CATALOGO-XSLT", "XSD"}));
}

TEST_F(ACopyOfTheCatalogue, WithARuleThatDoesNotSayItsRemedyIsRefused)
{
    replace("common/cff-38.sch", "b:cita=", "b:otra=");
    EXPECT_EQ(faults(), Ids{"CATALOGO-SCH"});
}

TEST_F(ACopyOfTheCatalogue, WithARemedyWhoseConditionIsNoXPathIsRefused)
{
    replace("acts/cedula-cuotas/1.0/act.xml", "si=\"cedula/origen = ", "si=\"cedula/origen == ");
    EXPECT_EQ(faults(), Ids{"CATALOGO-REMEDIO"});
}

TEST_F(ACopyOfTheCatalogue, WithAMissingPageIsRefused)
{
    fs::remove(root_ / "acts/multa/1.0/act.xml");
    EXPECT_EQ(faults(), Ids{"CATALOGO-ARCHIVO"});
}

TEST_F(ACopyOfTheCatalogue, WithAFolderOfAnotherNameIsRefused)
{
    fs::rename(root_ / "acts/multa", root_ / "acts/sancion");
    EXPECT_EQ(faults(), Ids{"CATALOGO-CARPETA"});
}

TEST(AFolderWithoutTypes, IsRefused)
{
    EXPECT_FALSE(Catalogue::load(fs::temp_directory_path() / "no-such-folder"));
}

}  // namespace
}  // namespace buzon::templates::test
