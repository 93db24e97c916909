#include "channels/bank_answer.hpp"

#include "bank_samples.hpp"
#include "channels/error.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace buzon::channels {
namespace {

const std::string digest = sha256_of("orden").hex();

std::string answer(const std::string& body,
                   const std::string& order = "01935c1e-7a00-7000-8000-0000000000aa")
{
    return "<Respuesta xmlns=\"urn:buzon:respuesta:1.0\" version=\"1.0\" ambiente=\"TEST\">\n"
           "<Sobre><MensajeId>01935c1e-7a00-7000-8000-0000000000cc</MensajeId>"
           "<Creado>2026-11-12T18:04:00Z</Creado><Entidad>040032</Entidad>" +
           (order.empty() ? std::string() : "<OrdenId>" + order + "</OrdenId>") +
           "<ActoNumero>1</ActoNumero><EnRespuestaA mensajeId="
           "\"01935c1e-7a00-7000-8000-000000000001\" sha256=\"" +
           digest + "\"/></Sobre>\n" + body + "</Respuesta>";
}

const std::string result_attributes =
    "numero=\"1\" referencia=\"B-2026-778\" ejecutado=\"2026-11-12T18:03:11Z\" persona=\"P01\" ";
const std::string held =
    "<Cuenta referencia=\"032180000118359719\" producto=\"101\" modalidad=\"22\" moneda=\"MXN\" "
    "inmovilizado=\"90000000\" resultado=\"A02\"/>";
const std::string exempt =
    "<Cuenta referencia=\"int:000777\" producto=\"106\" modalidad=\"21\" moneda=\"MXN\" "
    "inmovilizado=\"0\" resultado=\"A08\" exencion=\"PAYROLL\"/>";

std::string result(const std::string& totals, const std::string& accounts)
{
    return answer("<ResultadoInmovilizacion " + result_attributes + totals +
                  " otrasCuentas=\"true\">" + accounts +
                  "<Observaciones>Núñez &amp; Cía.</Observaciones></ResultadoInmovilizacion>");
}

BankAnswer read(const std::string& xml)
{
    const auto parsed = parse_answer(xml, schemas());
    EXPECT_TRUE(parsed) << first(parsed.error()) << '\n' << xml;
    return parsed.value();
}

TEST(BankAnswer, ATechnicalAcknowledgementIsRead)
{
    const BankAnswer got =
        read(answer("<AcuseTecnico resultado=\"OK\" "
                    "recibido=\"2026-11-10T16:00:05.250Z\" sha256=\"" +
                    digest + "\"/>"));
    EXPECT_EQ(got.entity, "040032");
    EXPECT_EQ(got.order_id, uuid("01935c1e-7a00-7000-8000-0000000000aa"));
    EXPECT_EQ(got.answers.msg_id, uuid("01935c1e-7a00-7000-8000-000000000001"));
    const auto& ack = std::get<TechAck>(got.body);
    EXPECT_EQ(ack.result, TechResult::Ok);
    EXPECT_EQ(ack.received_at, Instant::parse("2026-11-10T16:00:05.250Z").value());
    EXPECT_EQ(ack.sha256_received, sha256_of("orden"));
    EXPECT_TRUE(got.inconsistencies.empty());
}

TEST(BankAnswer, ANackNamesEachError)
{
    const BankAnswer got = read(answer(
        "<AcuseTecnico resultado=\"NACK\" recibido=\"2026-11-10T16:00:05Z\" sha256=\"" + digest +
            "\"><Error codigo=\"E100\" ruta=\"/Orden/Sobre\">falta</Error>"
            "<Error codigo=\"E112\">ilegible</Error></AcuseTecnico>",
        ""));
    const auto& ack = std::get<TechAck>(got.body);
    ASSERT_EQ(ack.errors.size(), 2U);
    EXPECT_EQ(ack.errors[0].code, TechCode::E100);
    EXPECT_EQ(ack.errors[0].path, "/Orden/Sobre");
    EXPECT_EQ(ack.errors[1].code, TechCode::E112);
    EXPECT_FALSE(got.order_id);
}

TEST(BankAnswer, AcceptanceAndRejectionAreRead)
{
    const BankAnswer yes =
        read(answer("<Aceptacion referencia=\"B-1\" "
                    "notificado=\"2026-11-10T17:00:00Z\" persona=\"P01\" "
                    "vence=\"2026-11-13\" firmante=\"Mesa de autoridades\"/>"));
    const auto& accepted = std::get<BusinessAck>(yes.body);
    EXPECT_EQ(accepted.due_computed, parse_iso_date("2026-11-13").value());
    EXPECT_EQ(accepted.person_preliminary, PersonOutcome::P01);
    const BankAnswer no =
        read(answer("<Rechazo codigo=\"B09\" referencia=\"B-1\" recibido=\"2026-11-10T17:00:00Z\" "
                    "sucesora=\"040012\">Fusionada</Rechazo>"));
    EXPECT_EQ(std::get<BusinessReject>(no.body).code, RejectCode::B09);
    EXPECT_EQ(std::get<BusinessReject>(no.body).successor, "040012");
}

TEST(BankAnswer, AResultIsReadAccountByAccount)
{
    const BankAnswer got = read(
        result("total=\"90000000\" tope=\"150000000\" noCubierto=\"60000000\"", held + exempt));
    EXPECT_EQ(first(got.inconsistencies), "");
    const auto& frozen = std::get<FreezeResult>(got.body);
    EXPECT_EQ(frozen.total_frozen, Money::from_centavos(90'000'000));
    ASSERT_EQ(frozen.accounts.size(), 2U);
    EXPECT_EQ(frozen.accounts[0].outcome, AccountOutcome::A02);
    EXPECT_EQ(frozen.accounts[1].exempt_reason, "PAYROLL");
    EXPECT_EQ(frozen.accounts[1].modality, 21);
    EXPECT_TRUE(frozen.other_accounts_found);
    EXPECT_EQ(frozen.remarks, "Núñez & Cía.");
}

TEST(BankAnswer, MoreThanTheCapIsAFactAndNoContradiction)
{
    const BankAnswer got =
        read(result("total=\"90000000\" tope=\"50000000\" noCubierto=\"0\"", held));
    EXPECT_EQ(first(got.inconsistencies), "");
    const auto& frozen = std::get<FreezeResult>(got.body);
    EXPECT_TRUE(cap_breach(frozen, Money::from_centavos(89'999'999)));
    EXPECT_FALSE(cap_breach(frozen, Money::from_centavos(90'000'000)));
}

TEST(BankAnswer, FiguresThatContradictOneAnotherAreToldAndNotRefused)
{
    const std::string good = "total=\"90000000\" tope=\"150000000\" noCubierto=\"60000000\"";
    std::string not_found = result(good, held);
    not_found.replace(not_found.find("P01"), 3, "P02");
    std::string empty_account = held;
    empty_account.replace(empty_account.find("A02"), 3, "A03");
    const std::vector<std::pair<const char*, std::string>> cases{
        {"total", result(good, held + held)},
        {"total", result("total=\"90000001\" tope=\"150000000\" noCubierto=\"59999999\"", held)},
        {"total", result(good, "")},
        {"noCubierto", result("total=\"90000000\" tope=\"150000000\" noCubierto=\"0\"", held)},
        {"Cuenta", result(good, empty_account)},
        {"Cuenta", result(good, held + exempt + exempt)},
        {"persona", not_found},
    };
    for (const auto& [field, xml] : cases) {
        const BankAnswer got = read(xml);
        ASSERT_FALSE(got.inconsistencies.empty()) << field;
        EXPECT_EQ(got.inconsistencies[0].id, "E115");
        EXPECT_EQ(got.inconsistencies[0].field, field);
    }
}

TEST(BankAnswer, HugeFiguresDoNotOverflow)
{
    std::string accounts;
    for (int i = 0; i < 9000; ++i) {
        accounts += "<Cuenta referencia=\"c" + std::to_string(i) +
                    "\" producto=\"1\" modalidad=\"22\" moneda=\"MXN\" "
                    "inmovilizado=\"99999999999999\" resultado=\"A01\"/>";
    }
    const BankAnswer got =
        read(result("total=\"99999999999999\" tope=\"99999999999999\" noCubierto=\"0\"", accounts));
    EXPECT_EQ(got.inconsistencies[0].field, "total");
}

TEST(BankAnswer, AReleaseAnAmbiguityAndANoticeAreRead)
{
    const BankAnswer released = read(answer(
        "<ResultadoLiberacion numero=\"1\" referencia=\"B-9\" ejecutado=\"2026-11-30T18:00:00Z\" "
        "resultado=\"L02\" liberado=\"30000000\" subsiste=\"60000000\"><Cuenta "
        "referencia=\"032180000118359719\" liberado=\"30000000\" resultado=\"L02\"/>"
        "</ResultadoLiberacion>"));
    EXPECT_EQ(std::get<ReleaseResult>(released.body).still_frozen,
              Money::from_centavos(60'000'000));
    const BankAnswer unsure = read(
        answer("<Ambiguedad referencia=\"B-1\" detectado=\"2026-11-11T18:00:00Z\" persona=\"P02\">"
               "<Candidato>ACME SA</Candidato><Candidato>ACME SC</Candidato></Ambiguedad>"));
    EXPECT_EQ(std::get<Ambiguity>(unsure.body).candidates.size(), 2U);
    const BankAnswer told = read(answer(
        "<Aviso hecho=\"AUTO_LIFTED\" ocurrido=\"2026-11-26T18:00:00Z\" monto=\"5\">x</Aviso>"));
    EXPECT_EQ(std::get<BankNotice>(told.body).kind, BankNoticeKind::AutoLifted);
    EXPECT_EQ(std::get<BankNotice>(told.body).amount, Money::from_centavos(5));
}

TEST(BankAnswer, GarbageIsRefusedWithReasons)
{
    const std::string ok =
        "<AcuseTecnico resultado=\"OK\" recibido=\"2026-11-10T16:00:05Z\" sha256=\"" + digest +
        "\"/>";
    std::string version_two = answer(ok);
    version_two.replace(version_two.find("1.0\" ambiente"), 3, "2.0");
    std::string leap = answer(ok);
    leap.replace(leap.find("16:00:05Z"), 9, "16:00:60Z");
    const std::vector<std::pair<const char*, std::string>> cases{
        {"XML", "<html><p>502 Bad Gateway"},
        {"XML", ""},
        {"XML", std::string(100, '\0')},
        {"E100", "<html/>"},
        {"E100", answer("")},
        {"E100", answer(ok + ok)},
        {"E100", answer("<AcuseTecnico resultado=\"MAYBE\"/>")},
        {"E100", leap},
        {"E111", version_two},
        {"E107", answer("<Aceptacion referencia=\"B-1\" notificado=\"2026-11-10T17:00:00Z\" "
                        "firmante=\"x\"/>",
                        "")},
        {"XML", "<!DOCTYPE Respuesta [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + answer(ok)},
    };
    for (const auto& [id, xml] : cases) {
        const auto refused = parse_answer(xml, schemas());
        ASSERT_FALSE(refused) << xml;
        ASSERT_FALSE(refused.error().empty()) << xml;
        EXPECT_TRUE(refused.error()[0].id.starts_with(id)) << first(refused.error()) << '\n' << xml;
        EXPECT_FALSE(refused.error()[0].reason.empty());
    }
}

TEST(BankAnswer, EveryCutOfAResultIsRefused)
{
    const std::string whole =
        result("total=\"90000000\" tope=\"150000000\" noCubierto=\"60000000\"", held);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_FALSE(parse_answer(std::string_view(whole).substr(0, length), schemas())) << length;
    }
}

TEST(BankSchema, AFolderWithoutSchemasIsOurTrouble)
{
    EXPECT_THROW(BankSchemas("/nada"), Error);
}

}  // namespace
}  // namespace buzon::channels
