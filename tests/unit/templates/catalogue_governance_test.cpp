#include "templates/catalogue_diff.hpp"
#include "templates/fingerprint.hpp"
#include "templates/lint.hpp"
#include "tests/support/findings.hpp"
#include "tests/unit/templates/catalogue_copy.hpp"
#include "tests/unit/templates/pdf_support.hpp"

namespace buzon::templates::test {
namespace {

using buzon::test::ids_of;
using Ids = std::set<std::string>;

class AChangedCatalogue : public ACopyOfTheCatalogue {
  protected:
    [[nodiscard]] Catalogue load() const { return Catalogue::load(root_).value(); }
    [[nodiscard]] Sha256 digest_of(const char* type) const
    {
        return load().find(type, "1.0")->digest;
    }
    [[nodiscard]] Findings lint_of(const char* type) const
    {
        const Catalogue loaded = load();
        return lint(loaded, *loaded.find(type, "1.0"), pdf::shared_fonts());
    }
};

TEST_F(AChangedCatalogue, GivesTheVersionAnotherFingerprint)
{
    const Sha256 before = digest_of("multa");
    EXPECT_EQ(before, type("multa").digest) << "the place of the catalogue is no part of it";
    replace("acts/multa/1.0/act.xslt", "Es una multa", "Esta es una multa");
    EXPECT_NE(digest_of("multa"), before);
}

TEST_F(AChangedCatalogue, GivesAnotherFingerprintToEveryTypeThatIncludesTheFile)
{
    const Sha256 fine = digest_of("multa");
    const Sha256 order = digest_of("inmovilizacion");
    replace("common/ruta-electronica.sch", "no funda la vía", "no funda la ruta");
    EXPECT_NE(digest_of("multa"), fine);
    EXPECT_EQ(digest_of("inmovilizacion"), order) << "an order does not include it";
}

TEST_F(AChangedCatalogue, KeepsItsFingerprintWhenOnlyTheSampleChanges)
{
    const Sha256 before = digest_of("multa");
    replace("acts/multa/1.0/sample.xml", "<referencia>", "<referencia>X");
    EXPECT_EQ(digest_of("multa"), before);
}

TEST(TheFingerprint, IsWhatSha256sumMakesOfTheListOfFiles)
{
    // printf 'hola' | sha256sum; printf '%s  a\n' … | sha256sum
    EXPECT_EQ(fingerprint({{"a", "hola"}}).hex(),
              "0901821f1fa931802222522cd8e10e8631e8388e521b0535e56520698427d272");
}

TEST(EveryVersionOfTheCatalogue, IsFitToBeApproved)
{
    for (const ActType& one : catalogue().list()) {
        for (const Finding& finding : lint(catalogue(), one, pdf::shared_fonts())) {
            EXPECT_EQ(finding.id, "CONFIRMAR") << finding.field << ": " << finding.reason;
        }
    }
}

TEST_F(AChangedCatalogue, WithASampleThatBreaksARuleIsNotFit)
{
    replace("acts/multa/1.0/sample.xml", "M.N.", "M.X.");
    EXPECT_EQ(ids_of(lint_of("multa")), Ids{"LETRA"});
}

TEST_F(AChangedCatalogue, WithoutTheLetterOfTheMandateIsNotFit)
{
    replace("acts/multa/1.0/act.xml", " materia=\"d o\"", "");
    EXPECT_EQ(ids_of(lint_of("multa")), Ids{"LINT-MATERIA"});
}

TEST_F(AChangedCatalogue, ThatClassifiesAFieldWhichDoesNotExistIsNotFit)
{
    replace("acts/cedula-cuotas/1.0/act.xml", "/acto/cedula/trabajadores", "/acto/cedula/obreros");
    EXPECT_EQ(ids_of(lint_of("cedula-cuotas")), Ids{"LINT-CAMPO"});
}

TEST_F(AChangedCatalogue, WithADocumentThatThePdfDoesNotAdmitIsNotFit)
{
    replace("acts/multa/1.0/act.xslt", "<h3>Hechos</h3>", "<blink>Hechos</blink>");
    EXPECT_EQ(ids_of(lint_of("multa")), Ids{"LINT-DOCUMENTO"});
}

TEST_F(AChangedCatalogue, ThatSignsThePageByItselfIsNotFit)
{
    replace("acts/multa/1.0/act.xslt", "<h3>Hechos</h3>",
            "<section id=\"firma\"><h3>Hechos</h3></section>");
    EXPECT_EQ(ids_of(lint_of("multa")), Ids{"LINT-DOCUMENTO"});
}

TEST_F(AChangedCatalogue, SaysWhatCounselMustConfirm)
{
    replace("acts/multa/1.0/act.xml", "</tipoActo>",
            "<porConfirmar>Si figura en el anexo publicado.</porConfirmar></tipoActo>");
    const Findings findings = lint_of("multa");
    EXPECT_EQ(ids_of(findings), Ids{"CONFIRMAR"});
    EXPECT_FALSE(refuses(findings));
}

TEST_F(AChangedCatalogue, ShowsWhatDiffersBetweenTwoVersions)
{
    fs::copy(root_ / "acts/multa/1.0", root_ / "acts/multa/1.1", fs::copy_options::recursive);
    replace("acts/multa/1.1/act.xml", "clave=\"multa\" version=\"1.0\"",
            "clave=\"multa\" version=\"1.1\"");
    replace("acts/multa/1.1/act.xslt", "Es una multa", "Esta es una multa");
    const Catalogue loaded = Catalogue::load(root_).value();
    const std::string text =
        catalogue_diff(*loaded.find("multa", "1.0"), *loaded.find("multa", "1.1")).value();
    EXPECT_NE(text.find("--- multa/1.0/act.xslt\n+++ multa/1.1/act.xslt\n@@ "), std::string::npos);
    EXPECT_NE(text.find("\n-    <dd>Es una multa"), std::string::npos) << text;
    EXPECT_NE(text.find("\n+    <dd>Esta es una multa"), std::string::npos);
    EXPECT_EQ(text.find("act.sch"), std::string::npos) << "equal files are not shown";
}

}  // namespace
}  // namespace buzon::templates::test
