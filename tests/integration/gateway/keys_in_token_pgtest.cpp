#include "gateway/app/issue.hpp"
#include "gateway/app/key_watch.hpp"
#include "gateway/cli/command.hpp"
#include "gateway/files.hpp"
#include "gateway/http/problem.hpp"
#include "signing/signer.hpp"
#include "signing/token_import.hpp"
#include "tests/support/findings.hpp"
#include "tests/support/gateway_desk.hpp"
#include "tests/support/softhsm.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sstream>

// The e.firma of the head of the unit lives in a token, by a name in the configuration.
namespace buzon {
namespace {

using test::GatewayDesk;
using test::has;
using test::sample_instance;
using test::SoftHsm;

const std::filesystem::path kPki = BUZON_SAMPLE_PKI;

class AKeyInAToken : public ::testing::Test {
  protected:
    AKeyInAToken()
    {
        const auto token =
            signing::Token::make({.module = SoftHsm::kModule,
                                  .uri = "pkcs11:token=buzon",
                                  .pin = std::make_shared<const Secret>(SoftHsm::kPin)})
                .value();
        const Secret password{"prueba-sin-valor"};
        const auto imported =
            signing::import_key(token, {.certificate = read_file(kPki / "officials/o1.cer").value(),
                                        .key = read_file(kPki / "officials/o1.key").value(),
                                        .password = password,
                                        .label = "titular",
                                        .now = Instant::parse(GatewayDesk::kNow).value()});
        if (!imported) throw std::runtime_error(imported.error().front().reason);
        uri_ = "pkcs11:token=buzon;" + imported->object;
        for (const char* name : {"o2.cer", "o2.key", "o2.password.txt"}) {
            std::filesystem::create_directory(hsm_.folder() / "officials");
            std::filesystem::copy(kPki / "officials" / name, hsm_.folder() / "officials");
        }
    }

    GatewayDesk::Setup with_pin(const std::string& pin) const
    {
        ::setenv("BUZON_TEST_PIN", pin.c_str(), 1);
        GatewayDesk::Setup setup;
        setup.signers = hsm_.folder() / "officials";
        setup.configure = [this](Config& config) {
            KeySettings& key = config.keys["titular"];
            key.purpose = "official";
            key.certificate = kPki / "officials/o1.cer";
            key.token = uri_;
            key.module = SoftHsm::kModule;
            key.unlock = "env:BUZON_TEST_PIN";
        };
        return setup;
    }

    SoftHsm hsm_;
    std::string uri_;
};

int until_it_changes(app::KeyWatch& watch)
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    int changed = 0;
    while (changed == 0 && std::chrono::steady_clock::now() < until) changed = watch.run_once();
    return changed;
}

TEST_F(AKeyInAToken, IssuesAndWhenItIsAwayRefusesWithoutATraceUntilItIsBack)
{
    GatewayDesk desk(with_pin(SoftHsm::kPin));
    EXPECT_EQ(::getenv("BUZON_TEST_PIN"), nullptr);
    std::ostringstream log;
    const Logger logger(log, LogLevel::Info, desk.services().clock());
    app::KeyWatch watch(desk.services(), logger);
    EXPECT_EQ(watch.run_once(), 0);
    ASSERT_TRUE(app::issue(desk.services(), sample_instance("multa", "R-1")));

    hsm_.take_away();
    EXPECT_EQ(watch.run_once(), 1);
    EXPECT_EQ(app::keys_away(desk.services()), 1);
    const auto folios = desk.count("acts");
    const auto refused = app::issue(desk.services(), sample_instance("multa", "R-2"));
    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().size(), 1U);
    EXPECT_EQ(refused.error().front().id, "KEY-AUSENTE");
    EXPECT_EQ(desk.count("acts"), folios);
    const http::Response response = http::refused(refused.error());
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.headers.at("Retry-After"), "10");

    hsm_.put_back();
    EXPECT_EQ(until_it_changes(watch), 1);
    EXPECT_EQ(app::keys_away(desk.services()), 0);
    const auto again = app::issue(desk.services(), sample_instance("multa", "R-2"));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->outcome, app::IssueOutcome::New);
    EXPECT_NE(log.str().find("\"key_away\""), std::string::npos);
    EXPECT_NE(log.str().find("\"key_back\""), std::string::npos);
    EXPECT_EQ(log.str().find(SoftHsm::kPin), std::string::npos);
}

TEST_F(AKeyInAToken, LeavesInTheMiddleOfAnActWithoutATrace)
{
    GatewayDesk desk(with_pin(SoftHsm::kPin));
    hsm_.take_away();  // nobody has noticed yet
    const auto refused = app::issue(desk.services(), sample_instance("multa", "R-1"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().front().id, "KEY-AUSENTE");
    desk.expect_nothing_stored();
}

TEST_F(AKeyInAToken, MayBeAwayAtTheStartButItsPinMayNotBeWrong)
{
    hsm_.take_away();
    const GatewayDesk::Setup setup = with_pin(SoftHsm::kPin);
    GatewayDesk desk(setup);
    EXPECT_EQ(app::keys_away(desk.services()), 1);
    hsm_.put_back();
    Config config = desk.config();
    ::setenv("BUZON_TEST_PIN", "9999-equivocado", 1);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    Findings why;
    while (why.empty() && std::chrono::steady_clock::now() < until) {
        // While the library still takes the token for absent, this starts.
        ::setenv("BUZON_TEST_PIN", "9999-equivocado", 1);
        const auto services = make_services(config, {Part::Signers});
        if (!services) why = services.error();
    }
    EXPECT_TRUE(has(why, "KEY-PIN"));
}

TEST_F(AKeyInAToken, IsListedTestedAndImportedByName)
{
    const std::filesystem::path config = hsm_.folder() / "buzon.toml";
    write_file(hsm_.folder() / "pin", std::string(SoftHsm::kPin) + "\n");
    SoftHsm::run(fmt::format("openssl genpkey -algorithm ed25519 -aes256 -pass pass:{} -out '{}'",
                             SoftHsm::kPin, (hsm_.folder() / "bitacora.pem").string()));
    write_file(config, fmt::format("[ledger]\norigin = \"buzon.example/log\"\n[key.bitacora]\n"
                                   "purpose = \"log\"\nfile = \"bitacora.pem\"\n"
                                   "unlock = \"file:pin\"\n"
                                   "[signing]\ntrust = \"{}\"\n[key.titular]\n"
                                   "purpose = \"official\"\ncertificate = \"{}\"\ntoken = \"{}\"\n"
                                   "module = \"{}\"\nunlock = \"file:pin\"\n",
                                   (kPki / "trust").string(), (kPki / "officials/o1.cer").string(),
                                   uri_, SoftHsm::kModule));
    const auto run = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"buzon", "--config", config.string()});
        std::vector<const char*> argv;
        for (const std::string& word : words) argv.push_back(word.c_str());
        std::ostringstream out;
        std::ostringstream err;
        const int code = cli::run(static_cast<int>(argv.size()), argv.data(), out, err);
        return std::pair(code, out.str() + err.str());
    };
    const auto listed = run({"key", "list"});
    EXPECT_EQ(listed.first, 0) << listed.second;
    EXPECT_NE(listed.second.find("titular"), std::string::npos);
    EXPECT_NE(listed.second.find("bitácora"), std::string::npos) << listed.second;
    const auto tested = run({"key", "test", "titular", "bitacora"});
    EXPECT_EQ(tested.first, 0) << tested.second;
    EXPECT_NE(tested.second.find("firma"), std::string::npos);
    EXPECT_EQ(run({"key", "test", "nadie"}).first, 1);
    EXPECT_TRUE(
        make_services(parse_config(*read_file(config), hsm_.folder()).value(), {Part::Ledger})
            ->log_signer());
    write_file(hsm_.folder() / "pin", "otro\n");
    const auto locked = run({"key", "test", "bitacora"});
    EXPECT_EQ(locked.first, 1);
    EXPECT_NE(locked.second.find("contraseña"), std::string::npos) << locked.second;
    write_file(hsm_.folder() / "pin", std::string(SoftHsm::kPin) + "\n");

    const std::string pin = "file:" + (hsm_.folder() / "pin").string();
    const std::string password = (kPki / "officials/o2.password.txt").string();
    const auto import = [&](const std::string& name, const std::string& certificate) {
        return run({"key", "import", name, "--cer", (kPki / certificate).string(), "--key",
                    (kPki / "officials/o2.key").string(), "--unlock", "file:" + password, "--token",
                    "pkcs11:token=buzon", "--module", SoftHsm::kModule, "--pin", pin});
    };
    const auto refused = import("cobranza", "special/expired.cer");
    EXPECT_EQ(refused.first, 1);
    EXPECT_NE(refused.second.find("venció"), std::string::npos) << refused.second;
    EXPECT_NE(refused.second.find("no corresponde"), std::string::npos) << refused.second;
    const auto imported = import("cobranza", "officials/o2.cer");
    EXPECT_EQ(imported.first, 0) << imported.second;
    EXPECT_NE(imported.second.find("[key.cobranza]"), std::string::npos);
    const auto inside = run({"key", "list", "--token", "pkcs11:token=buzon", "--module",
                             SoftHsm::kModule, "--pin", pin});
    EXPECT_NE(inside.second.find("cobranza"), std::string::npos) << inside.second;
}

}  // namespace
}  // namespace buzon
