#include "channels/dsn.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace buzon::channels {
namespace {

std::string sample(const std::string& name)
{
    std::ifstream in(std::filesystem::path(BUZON_SOURCE_DIR) / "tests/data/dsn" / (name + ".eml"),
                     std::ios::binary);
    EXPECT_TRUE(in) << name;
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string with_crlf(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

struct Case {
    const char* file;
    DsnAction action;
    const char* recipient;
    const char* status;
    const char* message_id;
    const char* envid;
    const char* folio;
    const char* remote_mta;
    const char* diagnostic_has;
};

class DsnOfServer : public testing::TestWithParam<Case> {};

TEST_P(DsnOfServer, IsUnderstood)
{
    const Case& c = GetParam();
    for (const std::string& bytes : {sample(c.file), with_crlf(sample(c.file))}) {
        const auto dsn = parse_dsn(bytes);
        ASSERT_TRUE(dsn) << c.file << ": " << dsn.error().reason;
        ASSERT_FALSE(dsn->recipients.empty());
        EXPECT_EQ(dsn->message_id, c.message_id);
        EXPECT_EQ(dsn->envid, c.envid);
        EXPECT_EQ(dsn->folio, c.folio);
        const DsnRecipient& first = dsn->recipients.front();
        EXPECT_EQ(first.final_recipient, c.recipient);
        EXPECT_EQ(first.action, c.action);
        EXPECT_EQ(first.status, c.status);
        EXPECT_EQ(first.remote_mta.substr(0, std::string(c.remote_mta).size()), c.remote_mta);
        EXPECT_NE(first.diagnostic.find(c.diagnostic_has), std::string::npos) << first.diagnostic;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Corpus, DsnOfServer,
    testing::Values(
        Case{"postfix-unknown-user", DsnAction::Failed, "nadie@patron.example", "5.1.1",
             "3901-2026-0000123-k.1@buzon.imss.example", "3901-2026-0000123-K.1",
             "3901-2026-0000123-K", "mx.patron.example", "User unknown in virtual mailbox table"},
        Case{"postfix-delayed", DsnAction::Delayed, "nadie@patron.example", "4.4.1",
             "3901-2026-0000123-k.1@buzon.imss.example", "3901-2026-0000123-K.1",
             "3901-2026-0000123-K", "", "Connection timed out"},
        Case{"exim-unrouteable", DsnAction::Failed, "contador@despacho.example", "5.0.0",
             "3901-2026-0000124-8.1@buzon.imss.example", "", "3901-2026-0000124-8", "", ""},
        Case{"exchange-recipient-not-found", DsnAction::Failed,
             "recursos.humanos@corporativo.example", "5.1.10",
             "3901-2026-0000125-6.1@buzon.imss.example", "", "3901-2026-0000125-6", "",
             "RESOLVER.ADR.RecipientNotFound; Recipient recursos"},
        Case{"gmail-no-such-user", DsnAction::Failed, "dueno@negocio.example", "5.1.1",
             "3901-2026-0000126-4.1@buzon.imss.example", "", "3901-2026-0000126-4",
             "gmail-smtp-in.l.google.example", "unnecessary spaces"},
        Case{"sendmail-two-recipients", DsnAction::Failed, "uno@taller.example", "5.2.2",
             "3901-2026-0000127-2.1@buzon.imss.example", "3901-2026-0000127-2.1",
             "3901-2026-0000127-2", "mx.taller.example", "Mailbox full"},
        Case{"wrapped-by-gateway", DsnAction::Failed, "nadie@patron.example", "5.1.1",
             "3901-2026-0000123-k.1@buzon.imss.example", "3901-2026-0000123-K.1",
             "3901-2026-0000123-K", "mx.patron.example", "550 5.1.1"}),
    [](const auto& tested) {
        std::string name = tested.param.file;
        std::erase(name, '-');
        return name;
    });

TEST(Dsn, EachRecipientHasHisOwnFate)
{
    const Dsn dsn = parse_dsn(sample("sendmail-two-recipients")).value();
    ASSERT_EQ(dsn.recipients.size(), 2U);
    EXPECT_EQ(dsn.recipients[1].final_recipient, "dos@taller.example");
    EXPECT_EQ(dsn.recipients[1].status, "5.1.1");
    EXPECT_EQ(dsn.reporting_mta, "sendmail.proveedor.example");
    EXPECT_EQ(parse_dsn(sample("postfix-unknown-user"))->recipients[0].original_recipient,
              "Nadie@patron.example");
}

TEST(Dsn, WhatIsNotAReportIsLeftToAPerson)
{
    for (const char* file : {"out-of-office", "qmail-prose", "read-receipt"}) {
        const auto refused = parse_dsn(sample(file));
        ASSERT_FALSE(refused) << file;
        EXPECT_EQ(refused.error().id, "DSN-FORMA") << file;
    }
    EXPECT_FALSE(parse_dsn(std::string_view()));
    for (const std::string& bytes : {std::string(), std::string("\n"), std::string(1000, '\0'),
                                     std::string("Content-Type: multipart/report")}) {
        EXPECT_FALSE(parse_dsn(bytes));
    }
}

TEST(Dsn, AReportThatNamesNoMessageOfOursIsRefused)
{
    std::string bytes = sample("exim-unrouteable");
    const std::size_t at = bytes.rfind("Message-Id: <3901");
    bytes.erase(at, bytes.find('\n', at) - at + 1);
    EXPECT_EQ(parse_dsn(bytes).error().id, "DSN-ORIGEN");
}

TEST(Dsn, AReportWithoutRecipientIsRefused)
{
    std::string bytes = sample("exim-unrouteable");
    const std::size_t at = bytes.find("Final-Recipient");
    bytes.erase(at, bytes.find('\n', at) - at + 1);
    EXPECT_EQ(parse_dsn(bytes).error().id, "DSN-DESTINATARIO");
}

TEST(Dsn, ThousandsOfNestedPartsAreRefusedWithoutReadingThem)
{
    std::string bytes;
    for (int i = 0; i < 20'000; ++i) {
        const std::string boundary = std::to_string(i);
        bytes +=
            "Content-Type: multipart/report; report-type=delivery-status; boundary=" + boundary +
            "\n\n--" + boundary + "\n";
    }
    EXPECT_EQ(parse_dsn(bytes).error().id, "DSN-PARTES");
}

TEST(Dsn, AsManyNestedPartsAsAreAllowedDoNotHurt)
{
    std::string bytes;
    for (int i = 0; i < 200; ++i) {
        const std::string boundary = std::to_string(i);
        bytes += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
    }
    EXPECT_EQ(parse_dsn(bytes).error().id, "DSN-FORMA");
}

TEST(Dsn, WordsOfAStrangerAreCleanedAndCut)
{
    std::string bytes = sample("exim-unrouteable");
    const std::size_t at = bytes.find("Status: 5.0.0");
    bytes.insert(at, "Diagnostic-Code: smtp; \x1b[31m\xff" + std::string(5000, 'x') + "\n");
    const Dsn dsn = parse_dsn(bytes).value();
    const std::string& words = dsn.recipients[0].diagnostic;
    EXPECT_LE(words.size(), 1000U);
    EXPECT_EQ(words.find('\x1b'), std::string::npos);
}

TEST(Dsn, AFloodOfRecipientsIsCutAtAHundred)
{
    std::string bytes = sample("exim-unrouteable");
    const std::string one =
        "Action: failed\nFinal-Recipient: rfc822;x@y.example\nStatus: 5.0.0\n\n";
    std::string many;
    for (int i = 0; i < 3000; ++i) many += one;
    bytes.insert(bytes.find("Action: failed"), many);
    EXPECT_EQ(parse_dsn(bytes)->recipients.size(), 100U);
}

TEST(Dsn, EveryCutOfARealReportIsReadOrRefused)
{
    const std::string bytes = sample("postfix-unknown-user");
    int understood = 0;
    for (std::size_t length = 0; length <= bytes.size(); ++length) {
        if (parse_dsn(std::string_view(bytes).substr(0, length))) ++understood;
    }
    EXPECT_GT(understood, 0);
    EXPECT_LT(understood, static_cast<int>(bytes.size()));
}

}  // namespace
}  // namespace buzon::channels
