#include "gateway/app/declaration_text.hpp"

#include <gtest/gtest.h>

#include <set>

namespace buzon::app {
namespace {

const Rfc owner = Rfc::parse("P&M050614JT5").value();
const Rfc signer = Rfc::parse("NUIF790506NC8").value();
const Instant noon = Instant::parse("2026-11-10T18:00:00Z").value();

std::set<std::string> refused(DeclarationKind kind, const DeclarationFields& fields,
                              bool with_instrument = false)
{
    std::set<std::string> out;
    for (const Finding& finding : check_fields(kind, fields, with_instrument)) {
        EXPECT_EQ(finding.id, "DECLARACION-CAMPO");
        out.insert(finding.field);
    }
    return out;
}

DeclarationFields person()
{
    return {{"persona_rfc", "NUIF790506NC8"},
            {"persona_nombre", "María Núñez"},
            {"papel", "autorizado"},
            {"desde", "2026-11-10"},
            {"hasta", "2027-11-10"}};
}

using Fields = std::set<std::string>;

TEST(ADeclarationsText, CannotBeMistakenForAnother)
{
    const std::string one = declaration_cadena({DeclarationKind::GrantPerson,
                                                owner,
                                                signer,
                                                {{"persona_nombre", "A|papel=x"}},
                                                "n",
                                                noon});
    const std::string other = declaration_cadena({DeclarationKind::GrantPerson,
                                                  owner,
                                                  signer,
                                                  {{"persona_nombre", "A"}, {"papel", "x"}},
                                                  "n",
                                                  noon});
    EXPECT_NE(one, other);
    EXPECT_NE(one.find(R"(persona_nombre=A\|papel=x|)"), std::string::npos) << one;
    EXPECT_TRUE(one.starts_with("||declaracion|1.0|alta-persona|P&M050614JT5|NUIF790506NC8|"));
    EXPECT_NE(one.find("|n|2026-11-10T18:00:00Z|Autorizo"), std::string::npos) << one;
    const std::string barred = declaration_cadena(
        {DeclarationKind::GrantPerson, owner, signer, {{"persona_nombre", R"(A\)"}}, "n", noon});
    EXPECT_NE(barred.find(R"(=A\\|n|)"), std::string::npos) << barred;
}

TEST(EveryKindOfDeclaration, HasANameAndWordsOfItsOwn)
{
    std::set<std::string_view> words;
    for (const char* name :
         {"terminos", "solicitud-cedulas", "baja-medio", "alta-persona", "baja-persona"}) {
        const auto kind = declaration_kind_of(name);
        ASSERT_TRUE(kind) << name;
        EXPECT_EQ(name_of(*kind), name);
        words.insert(statement_of(*kind));
    }
    EXPECT_EQ(words.size(), 5u);
    EXPECT_FALSE(declaration_kind_of("Terminos"));
}

TEST(TheFieldsOfADeclaration, AreAllJudgedAtOnce)
{
    EXPECT_EQ(refused(DeclarationKind::GrantPerson, person()), Fields{});
    EXPECT_EQ(refused(DeclarationKind::GrantPerson, {}),
              (Fields{"persona_rfc", "persona_nombre", "papel", "desde"}));
    DeclarationFields bad = person();
    bad["persona_rfc"] = "X";
    bad["papel"] = "titular";
    bad["hasta"] = "2026-11-09";
    bad["persona_nombre"] = "A\nB";
    bad["medio"] = "1";
    EXPECT_EQ(refused(DeclarationKind::GrantPerson, bad),
              (Fields{"persona_rfc", "papel", "hasta", "persona_nombre", "medio"}));
    EXPECT_EQ(refused(DeclarationKind::Terms, {{"version", "2"}}), Fields{"version"});
    EXPECT_EQ(refused(DeclarationKind::WithdrawContact, {}), Fields{"medio"});
    EXPECT_EQ(refused(DeclarationKind::RevokePerson,
                      {{"persona_rfc", "NUIF790506NC8"}, {"desde", "hoy"}}),
              Fields{"desde"});
    EXPECT_EQ(refused(DeclarationKind::GrantPerson,
                      [] {
                          DeclarationFields fields = person();
                          fields["persona_nombre"] = std::string(201, 'a');
                          return fields;
                      }()),
              Fields{"persona_nombre"});
}

TEST(WhoActsForSomebodyElse, NamesThePower)
{
    EXPECT_EQ(refused(DeclarationKind::CedulasRequest, {}), Fields{});
    EXPECT_EQ(refused(DeclarationKind::CedulasRequest, {}, true),
              (Fields{"instrumento", "fecha_instrumento", "fedatario"}));
    EXPECT_EQ(refused(DeclarationKind::CedulasRequest,
                      {{"instrumento", "Escritura 1"},
                       {"fecha_instrumento", "2020-01-31"},
                       {"fedatario", "Notario 5"}},
                      true),
              Fields{});
}

}  // namespace
}  // namespace buzon::app
