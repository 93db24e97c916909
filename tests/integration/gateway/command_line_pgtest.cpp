#include "db/documents.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/files.hpp"
#include "tests/support/gateway_desk.hpp"

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sstream>

// The program as an operator uses it, from an empty database on.
namespace buzon {
namespace {

using test::GatewayDesk;
using test::sample_instance;

struct Ran {
    int code;
    std::string out;
    std::string err;

    [[nodiscard]] Poco::JSON::Object::Ptr json() const
    {
        return Poco::JSON::Parser().parse(out).extract<Poco::JSON::Object::Ptr>();
    }
};

class TheCommandLine : public ::testing::Test {
  protected:
    TheCommandLine()
    {
        const Config config = desk_.config();
        write_file(file("buzon.toml"),
                   fmt::format(
                       "[clock]\nmode = \"file\"\nfile = \"reloj\"\n"
                       "[database]\nurl = \"{}\"\n"
                       "[site]\nbase_url = \"https://buzon.imss.example\"\n"
                       "[signing]\nofficials = \"{}\"\ntrust = \"{}\"\n"
                       "seal_certificate = \"{}\"\nseal_key = \"{}\"\n"
                       "seal_password_file = \"{}\"\ntsa_certificate = \"{}\"\n"
                       "tsa_key = \"{}\"\n",
                       empty_.settings().url, config.signing.officials.string(),
                       config.signing.trust.string(), config.signing.seal_certificate.string(),
                       config.signing.seal_key.string(), config.signing.seal_password_file.string(),
                       config.signing.tsa_certificate.string(), config.signing.tsa_key.string()));
        write_file(file("reloj"), "2026-11-10T16:00:00Z " + SystemClock().now().rfc3339() + "\n");
    }

    [[nodiscard]] std::filesystem::path file(const std::string& name) const
    {
        return desk_.folder() / name;
    }

    Ran run(std::vector<std::string> words) const
    {
        const std::string config = file("buzon.toml").string();
        words.insert(words.begin(), {"buzon", "--config", config});
        std::vector<const char*> argv;
        for (const std::string& word : words) argv.push_back(word.c_str());
        std::ostringstream out;
        std::ostringstream err;
        const int code = cli::run(static_cast<int>(argv.size()), argv.data(), out, err);
        return {code, out.str(), err.str()};
    }

    // The officials of the sample PKI, in the order of its list.
    int sign_catalogue(const char* file_name)
    {
        const std::string stem = (desk_.config().signing.officials / file_name).string();
        const Ran ran = run({"catalogue", "approve", "multa", "1.0", "--cer", stem + ".cer",
                             "--key", stem + ".key", "--password-file", stem + ".password.txt"});
        return ran.code;
    }

    GatewayDesk desk_;  // for its registry file and keys
    test::TestDatabase empty_{test::TestDatabase::Schema::Empty};
};

TEST_F(TheCommandLine, TakesAnActFromAnEmptyDatabaseToAVerifiedDocument)
{
    EXPECT_EQ(run({"doctor"}).code, 1) << "no schema yet";
    ASSERT_EQ(run({"migrate"}).code, 0);
    EXPECT_NE(run({"migrate"}).out.find("ya está al día"), std::string::npos);
    const Ran loaded = run({"registry", "load", file("registro.json").string()});
    ASSERT_EQ(loaded.code, 0) << loaded.err;

    write_file(file("multa.xml"), sample_instance("multa", "R-1"));
    const Ran early = run({"issue", file("multa.xml").string()});
    EXPECT_EQ(early.code, 1);
    EXPECT_NE(early.err.find("TIPO-SIN-APROBAR"), std::string::npos) << early.err;
    ASSERT_EQ(sign_catalogue("o2"), 0);
    ASSERT_EQ(sign_catalogue("o1"), 0);
    const Ran shown = run({"catalogue", "show", "multa", "--firmas", "--json"});
    EXPECT_EQ(shown.json()->getArray("firmas")->size(), 2u) << shown.out;

    const Ran issued = run({"issue", file("multa.xml").string(), "--json"});
    ASSERT_EQ(issued.code, 0) << issued.out << issued.err;
    const auto act =
        issued.json()->getArray("archivos")->getObject(0)->getArray("actos")->getObject(0);
    const auto folio = act->getValue<std::string>("folio");

    const Ran tracked = run({"track", folio, "--json"});
    ASSERT_EQ(tracked.code, 0) << tracked.err;
    EXPECT_EQ(tracked.json()->getValue<std::string>("estado"), "deposited");
    EXPECT_EQ(tracked.json()->getArray("historia")->size(), 2u);
    EXPECT_EQ(tracked.json()->getArray("documentos")->size(), 3u);
    EXPECT_EQ(run({"track", folio}).code, 0);

    db::Connection connection = empty_.connect();
    const auto pdf = db::find_act_document(connection, ActId{1}, db::DocumentRole::ActoPdf);
    ASSERT_TRUE(pdf);
    write_file(file("acto.pdf"), pdf->bytes);
    const Ran verified = run({"verify", file("acto.pdf").string(), "--json"});
    EXPECT_EQ(verified.code, 0) << verified.out;
    // A rehearsal's (the clock is a file), which is the only reservation.
    const auto judged = verified.json()->getArray("documentos")->getObject(0);
    EXPECT_EQ(judged->getValue<std::string>("veredicto"), "doubtful");
    EXPECT_NE(verified.out.find("\"Rehearsal\""), std::string::npos) << verified.out;

    const auto store = [&](const char* name, db::DocumentRole role) {
        const auto document = db::find_act_document(connection, ActId{1}, role);
        write_file(file(name), document.value().bytes);
        return document->bytes;
    };
    store("acto.xml", db::DocumentRole::ActoXml);
    const std::string html = store("acto.html", db::DocumentRole::ActoHtml);
    const auto with_page = [&](const char* page, const char* document) {
        return run({"verify", "--html", file(page).string(), file(document).string()});
    };
    const Ran same = with_page("acto.html", "acto.xml");
    EXPECT_EQ(same.code, 0) << same.out;
    EXPECT_NE(same.out.find("Página HTML: es la que nombra el acto"), std::string::npos);
    std::string changed = html;
    changed[changed.find("$26,515.70") + 1] = '3';
    write_file(file("otra.html"), changed);
    EXPECT_EQ(with_page("otra.html", "acto.xml").code, 1);
    EXPECT_EQ(with_page("acto.html", "acto.pdf").code, 1) << "a PDF names no page";
    EXPECT_EQ(run({"verify", "--html", file("acto.html").string(), file("acto.xml").string(),
                   file("acto.pdf").string()})
                  .code,
              2);

    std::string forged = pdf->bytes;
    forged[forged.size() / 3] ^= 1;
    write_file(file("otro.pdf"), forged);
    EXPECT_EQ(run({"verify", file("otro.pdf").string()}).code, 1);
}

TEST_F(TheCommandLine, SaysWhichActIsRefusedAndWhyAndExitsWithOne)
{
    ASSERT_EQ(run({"migrate"}).code, 0);
    ASSERT_EQ(run({"registry", "load", file("registro.json").string()}).code, 0);
    write_file(file("mala.xml"), sample_instance("multa", "R-9", {{">26515.70<", ">26515.71<"}}));
    const Ran refused = run({"issue", file("mala.xml").string()});
    EXPECT_EQ(refused.code, 1);
    EXPECT_NE(refused.err.find("R-9"), std::string::npos);
    EXPECT_NE(refused.err.find("MULTA-IMPORTE"), std::string::npos);
    EXPECT_NE(refused.err.find("CFF 38"), std::string::npos);
    EXPECT_EQ(run({"check", file("mala.xml").string()}).code, 1);
    EXPECT_EQ(run({"issue", file("no-existe.xml").string()}).code, 1);
}

TEST_F(TheCommandLine, RendersWithoutADatabase)
{
    write_file(file("multa.xml"), sample_instance("multa", "R-1"));
    ASSERT_EQ(run({"render", file("multa.xml").string(), "-o", file("v.pdf").string()}).code, 0);
    EXPECT_TRUE(read_file(file("v.pdf")).value().starts_with("%PDF-1.7"));
    ASSERT_EQ(run({"render", file("multa.xml").string(), "-o", file("v.html").string()}).code, 0);
    EXPECT_NE(read_file(file("v.html")).value().find("sin valor oficial"), std::string::npos);
    EXPECT_EQ(run({"render", file("multa.xml").string(), "-o", file("v.doc").string()}).code, 2);
}

TEST_F(TheCommandLine, MovesTheRehearsalClockOnlyForward)
{
    EXPECT_EQ(run({"clock", "set", "2026-11-17T00:00"}).code, 0);
    EXPECT_EQ(run({"clock", "set", "2026-11-16T00:00"}).code, 1);
    EXPECT_EQ(run({"clock", "set", "mañana"}).code, 2);
}

TEST_F(TheCommandLine, LetsDaysPassAsSecondsFromThePresentHourOn)
{
    ASSERT_EQ(run({"clock", "set", "2026-11-17T00:00"}).code, 0);
    EXPECT_EQ(run({"clock", "speed", "0"}).code, 2);
    EXPECT_EQ(run({"clock", "speed", "rápido"}).code, 2);
    const Ran ran = run({"--json", "clock", "speed", "86400"});
    EXPECT_EQ(ran.code, 0);
    EXPECT_NE(ran.out.find("\"velocidad\":86400"), std::string::npos) << ran.out;
    EXPECT_NE(read_file(file("reloj")).value().find(" 86400\n"), std::string::npos);
    EXPECT_EQ(run({"clock", "set", "2026-11-17T00:00"}).code, 1) << "time has gone on";
}

TEST_F(TheCommandLine, ExitsWithTwoWhenItIsUsedWrongly)
{
    EXPECT_EQ(run({"emitir"}).code, 2);
    EXPECT_EQ(run({"issue"}).code, 2);
    EXPECT_EQ(run({"track", "3901-2026-0000001-B"}).code, 2) << "a wrong check character";
    write_file(file("buzon.toml"), "[base]\nurl = 1\n");
    const Ran ran = run({"doctor"});
    EXPECT_EQ(ran.code, 2);
    EXPECT_NE(ran.err.find("base.url"), std::string::npos);
}

TEST_F(TheCommandLine, LoadsNothingOfARegistryWithAnyMistake)
{
    ASSERT_EQ(run({"migrate"}).code, 0);
    write_file(file("malo.json"),
               R"({"units":[{"code":"3901","name":"A","ooad":"39","sub":"01","address":"x",)"
               R"("calendar_scope":"39/01","phone":"55"}],)"
               R"("employers":[{"rfc":"XAXX010101000","name":"","clave":1}]})");
    const Ran ran = run({"registry", "load", file("malo.json").string(), "--json"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_EQ(ran.json()->getArray("hallazgos")->size(), 3u) << ran.out;
    db::Connection connection = empty_.connect();
    EXPECT_EQ(connection.exec({"units", "SELECT count(*) FROM units"}).front().next<std::int64_t>(),
              0);
}

}  // namespace
}  // namespace buzon
