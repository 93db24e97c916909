#include "signing/token.hpp"

#include "signing/error.hpp"
#include "signing/pades_verify.hpp"
#include "signing/sello.hpp"
#include "signing/token_import.hpp"
#include "signing/xades.hpp"
#include "tests/support/softhsm.hpp"
#include "tests/unit/signing/sample.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace buzon::signing {
namespace {

using test::SoftHsm;

std::shared_ptr<Token> token_named(const std::string& name, const std::string& pin = SoftHsm::kPin,
                                   int sessions = 4)
{
    return Token::make({.module = SoftHsm::kModule,
                        .uri = "pkcs11:token=" + name,
                        .pin = std::make_shared<const Secret>(std::string(pin)),
                        .sessions = sessions})
        .value();
}

std::shared_ptr<Token> determined(const std::string& pin)
{
    return Token::make({.module = SoftHsm::kModule,
                        .uri = "pkcs11:token=buzon",
                        .pin = std::make_shared<const Secret>(std::string(pin)),
                        .after_wrong_pin = TokenPlace::AfterWrongPin::Try})
        .value();
}

std::string file(const std::string& name)
{
    return sample::slurp(sample::pki() / name);
}

tl::expected<ImportedKey, Findings> import(const std::shared_ptr<Token>& token,
                                           const std::string& name, const std::string& label)
{
    const Secret password = sample::password();
    return import_key(token, {.certificate = file(name + ".cer"),
                              .key = file(name + ".key"),
                              .password = password,
                              .label = label,
                              .now = sample::moment()});
}

Signer imported(const std::shared_ptr<Token>& token, const std::string& name)
{
    const auto key = import(token, name, name);
    if (!key) throw std::runtime_error(key.error().front().reason);
    return Signer::in_token(key->certificate, token, "pkcs11:" + key->object).value();
}

// The module may be started anew once a second: what comes back is there within a few.
std::optional<Finding> until_it_serves(const Signer& signer)
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    std::optional<Finding> trouble = signer.try_key();
    while (trouble && std::chrono::steady_clock::now() < until) trouble = signer.try_key();
    return trouble;
}

std::string ids(const Findings& findings)
{
    std::string out;
    for (const Finding& one : findings) out += (out.empty() ? "" : " ") + one.id;
    return out;
}

std::string trouble_of(const Signer& signer)
{
    const auto trouble = signer.try_key();
    return trouble ? trouble->id : "serves";
}

TEST(Token, EverythingThatSignsWorksWithItsKey)
{
    const SoftHsm hsm;
    const auto token = token_named("buzon");
    const Signer official = imported(token, "officials/o1");
    const FixedClock clock(sample::moment());

    const Secret none;
    const auto unit = import_key(token, {.certificate = file("tsa/unit.crt"),
                                         .key = file("tsa/unit.key"),
                                         .password = none,
                                         .label = "unidad de tiempo",
                                         .now = clock.now()});
    ASSERT_TRUE(unit) << ids(unit.error());
    const auto authority = TimestampAuthority::make(
        Signer::in_token(unit->certificate, token, "pkcs11:" + unit->object).value(), {}, clock,
        sample::next_serial);
    ASSERT_TRUE(authority) << authority.error().reason;

    const TrustStore trust = sample::trust();
    const std::string sello = make_sello(official, "||uno|dos||");
    EXPECT_TRUE(verify_sello(official.certificate(), "||uno|dos||", sello));
    EXPECT_EQ(sello, make_sello(sample::efirma("officials/o1"), "||uno|dos||"));
    const std::string pdf = sign_pdf(sample::blank_pdf(), official, &*authority);
    EXPECT_EQ(verify_pdf(pdf, trust, clock.now()).verdict(), Verdict::Valid);
    for (const Signer* signer : {&official, &authority->signer()}) {
        const auto xml =
            sign_xml(sample::order_xml(), XmlSignature{*signer, &*authority, clock.now()});
        ASSERT_TRUE(xml);
        EXPECT_EQ(verify_xml(*xml, trust, clock.now()).codes.count(Code::SignatureIntact), 1U);
    }
}

TEST(Token, AKeyThatWentInCannotBeTakenOut)
{
    const SoftHsm hsm;
    static_cast<void>(imported(token_named("buzon"), "officials/o1"));
    const std::string tool = std::string("pkcs11-tool --module ") + SoftHsm::kModule +
                             " --token-label buzon --login --pin " + SoftHsm::kPin;
    SoftHsm::run(tool + " --list-objects --type privkey | grep 'Access: *sensitive$'");
    EXPECT_THROW(SoftHsm::run(tool + " --list-objects --type privkey | grep ' extractable'"),
                 std::runtime_error);
}

TEST(Token, TakenAwayInTheMiddleOfWorkItStopsAndGoesOnWhenItIsBack)
{
    const SoftHsm hsm;
    const Signer official = imported(token_named("buzon"), "officials/o1");
    ASSERT_EQ(trouble_of(official), "serves");
    hsm.take_away();
    EXPECT_EQ(trouble_of(official), "KEY-AUSENTE");
    ASSERT_TRUE(official.last_trouble());
    try {
        static_cast<void>(official.sign("x"));
        ADD_FAILURE() << "signed without its token";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), Error::Kind::KeyAway);
        EXPECT_TRUE(error.retryable());
    }
    hsm.put_back();
    const auto trouble = until_it_serves(official);
    EXPECT_FALSE(trouble) << trouble->reason;
    EXPECT_FALSE(official.last_trouble());
    EXPECT_TRUE(verify_raw(official.certificate(), "x", official.sign("x")));
}

TEST(Token, MayBeAwayWhenTheServiceStarts)
{
    const SoftHsm hsm;
    std::string uri;
    {
        const auto token = token_named("buzon");
        uri = "pkcs11:" + import(token, "officials/o1", "o1").value().object;
    }
    hsm.take_away();
    const auto token = token_named("buzon");
    const Signer official = Signer::in_token(file("officials/o1.cer"), token, uri).value();
    EXPECT_EQ(trouble_of(official), "KEY-AUSENTE");
    hsm.put_back();
    EXPECT_FALSE(until_it_serves(official));
}

TEST(Token, AnotherTokenOfTheSameNameDoesNotSignInItsPlace)
{
    const SoftHsm hsm;
    const auto token = token_named("buzon");
    const auto first = import(token, "officials/o1", "sello");
    ASSERT_TRUE(first);
    ASSERT_TRUE(import(token, "officials/o2", "otra"));
    const Signer swapped =
        Signer::in_token(file("officials/o1.cer"), token, "pkcs11:object=otra").value();
    EXPECT_EQ(trouble_of(swapped), "KEY-AJENA");
    const Signer absent =
        Signer::in_token(file("officials/o1.cer"), token, "pkcs11:object=ninguna").value();
    EXPECT_EQ(trouble_of(absent), "KEY-SIN-OBJETO");
    const Signer right =
        Signer::in_token(file("officials/o1.cer"), token, "pkcs11:object=sello").value();
    EXPECT_EQ(trouble_of(right), "serves");
}

TEST(Token, AWrongPinIsGivenOnceAndNeverAgain)
{
    const SoftHsm hsm;
    std::string uri;
    {
        const auto token = token_named("buzon");
        uri = "pkcs11:" + import(token, "officials/o1", "o1").value().object;
    }
    const auto opened = [&](const std::shared_ptr<Token>& token) {
        return Signer::in_token(file("officials/o1.cer"), token, uri).value();
    };
    {
        const auto token = token_named("buzon", "9999-equivocado");
        const Signer official = opened(token);
        EXPECT_EQ(trouble_of(official), "KEY-PIN");
        EXPECT_EQ(trouble_of(official), "KEY-PIN");
    }
    // A restart does not try either, not even the right one, until a person does so knowingly.
    EXPECT_EQ(trouble_of(opened(token_named("buzon", "9999-equivocado"))), "KEY-PIN-DUDA");
    EXPECT_EQ(trouble_of(opened(token_named("buzon"))), "KEY-PIN-DUDA");
    EXPECT_EQ(trouble_of(opened(determined(SoftHsm::kPin))), "serves");
    EXPECT_EQ(trouble_of(opened(token_named("buzon"))), "serves");
}

TEST(Token, ThreadsShareItsSessionsAndWaitForThem)
{
    const SoftHsm hsm;
    const auto token = token_named("buzon", SoftHsm::kPin, 2);
    const Signer official = imported(token, "officials/o1");
    std::atomic<int> good{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 6; ++t) {
            threads.emplace_back([&, t] {
                const std::string text = "||" + std::to_string(t) + "||";
                for (int i = 0; i < 25; ++i) {
                    if (verify_raw(official.certificate(), text, official.sign(text))) ++good;
                }
            });
        }
    }
    EXPECT_EQ(good, 150);
}

// Threads in the middle of signing while the token goes and comes: each signs, or is told.
TEST(Token, GoesAndComesUnderManyThreads)
{
    const SoftHsm hsm;
    const Signer official = imported(token_named("buzon"), "officials/o1");
    std::atomic<bool> stop{false};
    std::atomic<int> bad{0};
    std::atomic<int> told{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                while (!stop) {
                    try {
                        const std::string signature = official.sign("x");
                        if (!verify_raw(official.certificate(), "x", signature)) ++bad;
                    } catch (const Error& error) {
                        if (error.kind() != Error::Kind::KeyAway) ++bad;
                        ++told;
                    }
                }
            });
        }
        for (int i = 0; i < 2; ++i) {
            hsm.take_away();
            const int before = told;
            while (told == before) std::this_thread::yield();
            hsm.put_back();
            EXPECT_FALSE(until_it_serves(official));
        }
        stop = true;
    }
    EXPECT_EQ(bad, 0);
}

TEST(Token, TellsWhyItCannotBeNamed)
{
    const SoftHsm hsm;
    const auto made = [](const std::string& module, const std::string& uri) {
        const auto token = Token::make({.module = module, .uri = uri, .pin = nullptr});
        return token ? "made" : token.error().id;
    };
    EXPECT_EQ(made("/no/hay.so", "pkcs11:token=buzon"), "PKCS11-MODULO");
    EXPECT_EQ(made("/usr/lib/x86_64-linux-gnu/libcrypto.so.3", "pkcs11:token=buzon"),
              "PKCS11-MODULO");
    EXPECT_EQ(made(SoftHsm::kModule, "buzon"), "PKCS11-URI");
    EXPECT_EQ(made(SoftHsm::kModule, "pkcs11:tok=buzon"), "PKCS11-URI");
    const auto nameless =
        Signer::in_token(file("officials/o1.cer"), token_named("buzon"), "pkcs11:token=buzon");
    EXPECT_EQ(nameless.error().id, "PKCS11-URI");
    hsm.add_token("buzon");
    const Signer two =
        Signer::in_token(file("officials/o1.cer"), token_named("buzon"), "pkcs11:object=x").value();
    EXPECT_EQ(trouble_of(two), "PKCS11-VARIOS");
}

TEST(KeyImport, TellsEveryReasonAtOnceAndLeavesNothing)
{
    const SoftHsm hsm;
    const auto token = token_named("buzon");
    const std::string weak = (hsm.folder() / "weak.pem").string();
    SoftHsm::run("openssl genrsa -out " + weak + " 1024");
    const Secret none;
    const auto weak_and_foreign = import_key(token, {.certificate = file("special/expired.cer"),
                                                     .key = sample::slurp(weak),
                                                     .password = none,
                                                     .label = "x",
                                                     .now = sample::moment()});
    ASSERT_FALSE(weak_and_foreign);
    EXPECT_EQ(ids(weak_and_foreign.error()), "KEY-VENCIDA KEY-AJENA KEY-DEBIL");

    const auto both_unreadable = import_key(
        token,
        {.certificate = "x", .key = "y", .password = none, .label = "x", .now = sample::moment()});
    ASSERT_FALSE(both_unreadable);
    EXPECT_EQ(ids(both_unreadable.error()), "CER-ILEGIBLE KEY-ILEGIBLE");

    const auto wrong_token = import(token_named("ninguno"), "special/expired", "x");
    ASSERT_FALSE(wrong_token);
    EXPECT_EQ(ids(wrong_token.error()), "KEY-VENCIDA KEY-AUSENTE");
    EXPECT_TRUE(keys_of(*token).value().empty());
}

TEST(KeyImport, ANameOrAKeyIsTakenOnce)
{
    const SoftHsm hsm;
    const auto token = token_named("buzon");
    ASSERT_TRUE(import(token, "officials/o1", "sello"));
    EXPECT_EQ(ids(import(token, "officials/o2", "sello").error()), "KEY-YA");
    EXPECT_EQ(ids(import(token, "officials/o1", "otro nombre").error()), "KEY-YA");
    const auto keys = keys_of(*token).value();
    ASSERT_EQ(keys.size(), 1U);
    EXPECT_EQ(keys.front().label, "sello");
    EXPECT_TRUE(keys.front().has_certificate);
}

}  // namespace
}  // namespace buzon::signing
