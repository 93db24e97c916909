#include "gateway/config.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

namespace buzon {
namespace {

Findings refused(const std::string& toml)
{
    const auto config = parse_config(toml, "/etc/buzon");
    EXPECT_FALSE(config) << toml;
    return config ? Findings{} : config.error();
}

TEST(AConfiguration, MayBeEmpty)
{
    const auto config = parse_config("", "/etc/buzon");
    ASSERT_TRUE(config);
    EXPECT_EQ(config->clock.mode, "system");
    EXPECT_EQ(config->http.port, 8443);
}

TEST(AConfiguration, TakesPathsFromItsOwnFolder)
{
    const auto config =
        parse_config("[signing]\ntrust = \"confianza\"\nofficials = \"/llaves\"\n", "/etc/buzon");
    ASSERT_TRUE(config);
    EXPECT_EQ(config->signing.trust, "/etc/buzon/confianza");
    EXPECT_EQ(config->signing.officials, "/llaves");
}

TEST(AConfiguration, IsRefusedWithEveryUnknownKeyAndItsLine)
{
    const Findings findings = refused("[database]\nurll = \"x\"\n[nada]\nclave = 1\n");
    ASSERT_EQ(findings.size(), 2u);
    EXPECT_EQ(findings[0].id, "CONFIG-CLAVE");
    EXPECT_EQ(findings[0].field, "database.urll");
    EXPECT_EQ(findings[0].line, 2);
    EXPECT_EQ(findings[1].field, "nada.clave");
}

TEST(AConfiguration, IsRefusedForWrongTypesAndValuesOutOfRange)
{
    std::set<std::string> fields;
    for (const Finding& finding :
         refused("[http]\nport = \"8443\"\nthreads = 0\n[smtp]\ntls = \"quizá\"\n[signing]\n"
                 "ocsp_at_issue = 1\n")) {
        fields.insert(finding.field);
    }
    EXPECT_EQ(fields, (std::set<std::string>{"http.port", "http.threads", "smtp.tls",
                                             "signing.ocsp_at_issue"}));
}

TEST(AConfiguration, IsRefusedWhenTheTrustedProxyIsNoAddress)
{
    const Findings findings = refused("[http]\ntrusted_proxy = \"proxy.example\"\n");
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].field, "http.trusted_proxy");
}

TEST(AConfiguration, SendsNoCodeOverAnOpenLine)
{
    for (const char* url : {"http://mensajes.example/v1", "http://203.0.113.7/v1",
                            "http://127.0.0.1.example/", "ftp://mensajes.example", "mensajes"}) {
        const Findings findings = refused(fmt::format("[sms]\nurl = \"{}\"\n", url));
        ASSERT_EQ(findings.size(), 1u) << url;
        EXPECT_EQ(findings[0].field, "sms.url");
    }
    EXPECT_TRUE(parse_config("[sms]\nurl = \"https://mensajes.example/v1\"\n", "/etc/buzon"));
    EXPECT_TRUE(parse_config("[sms]\nurl = \"http://127.0.0.1:8025/v1\"\n", "/etc/buzon"));
}

TEST(AConfiguration, IsRefusedWhenItIsNoToml)
{
    const Findings findings = refused("[database\n");
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].id, "CONFIG-TOML");
    EXPECT_EQ(findings[0].line, 1);
}

TEST(AConfiguration, IsRefusedWhenNoNameFollowsABracket)
{
    for (const char* text : {"[[=]]\n", "[[\x03", "[\x01]\n"}) {
        const Findings findings = refused(text);
        ASSERT_EQ(findings.size(), 1u);
        EXPECT_EQ(findings[0].id, "CONFIG-TOML");
    }
}

TEST(AConfiguration, NamesKeysInFilesAndTokens)
{
    const auto config = parse_config(
        "[key.sello]\npurpose = \"seal\"\nfile = \"sello.p12\"\nunlock = \"file:clave\"\n"
        "[key.titular]\npurpose = \"official\"\ncertificate = \"t.cer\"\n"
        "token = \"pkcs11:token=a;object=b\"\nmodule = \"/m.so\"\nsessions = 2\n"
        "unlock = \"env:PIN\"\n",
        "/etc/buzon");
    ASSERT_TRUE(config);
    EXPECT_EQ(config->keys.at("sello").file, "/etc/buzon/sello.p12");
    EXPECT_EQ(config->keys.at("sello").unlock, "file:/etc/buzon/clave");
    EXPECT_EQ(config->keys.at("titular").sessions, 2);
}

TEST(AConfiguration, IsRefusedForEveryMistakeInANamedKey)
{
    std::set<std::string> fields;
    for (const Finding& finding :
         refused("[key.a]\npurpose = \"nada\"\nfile = \"a.key\"\ntoken = \"x\"\n"
                 "sessions = 0\nunlock = \"en la cabeza\"\npin = \"1234\"\n")) {
        fields.insert(finding.field);
    }
    EXPECT_EQ(fields, (std::set<std::string>{"key.a.purpose", "key.a.file", "key.a.token",
                                             "key.a.module", "key.a.certificate", "key.a.sessions",
                                             "key.a.unlock", "key.a.pin"}));
}

TEST(AConfiguration, NamesTheKeyOfTheLogWhichHasNoCertificateAndNoToken)
{
    EXPECT_TRUE(
        parse_config("[key.b]\npurpose = \"log\"\nfile = \"b.pem\"\nunlock = \"fd:3\"\n", "/"));
    std::set<std::string> fields;
    for (const Finding& finding :
         refused("[key.b]\npurpose = \"witness\"\ntoken = \"pkcs11:token=a;object=b\"\n"
                 "module = \"/m.so\"\ncertificate = \"b.cer\"\n")) {
        fields.insert(finding.field);
    }
    EXPECT_EQ(fields, (std::set<std::string>{"key.b.token", "key.b.certificate"}));
}

TEST(AConfiguration, NeedsTheFileOfARehearsalClock)
{
    EXPECT_EQ(refused("[clock]\nmode = \"file\"\n").at(0).field, "clock.file");
    EXPECT_EQ(refused("[clock]\nmode = \"file\"\nfile = \"x\"\n[banks]\nenvironment = \"prod\"\n")
                  .at(0)
                  .field,
              "banks.environment");
}

TEST(AConfiguration, NeedsTheFolderOfTheCopiesAndTheirAddressTogether)
{
    EXPECT_EQ(refused("[smtp]\ncopies_to = \"copias@imss.example\"\n").at(0).field, "smtp.copies");
    EXPECT_EQ(refused("[smtp]\ncopies = \"copias\"\n").at(0).field, "smtp.copies_to");
    const auto config = parse_config(
        "[smtp]\ncopies_to = \"copias@imss.example\"\ncopies = \"copias\"\n", "/etc/buzon");
    ASSERT_TRUE(config);
    EXPECT_EQ(config->smtp.copies, "/etc/buzon/copias");
}

TEST(EveryKey, HasAReasonAndIsListedOnce)
{
    std::set<std::string> names;
    for (const ConfigKey& key : config_keys()) {
        EXPECT_TRUE(names.insert(key.name).second) << key.name;
        EXPECT_FALSE(key.reason.empty()) << key.name;
    }
    EXPECT_GT(names.size(), 40u);
}

}  // namespace
}  // namespace buzon
