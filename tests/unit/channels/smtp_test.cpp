#include "channels/smtp.hpp"

#include "channels/smtp_transcript.hpp"
#include "tests/support/scripted_smtp.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace buzon::channels {
namespace {

using test::ScriptedSmtp;
using namespace std::chrono_literals;

const Instant noon = Instant::parse("2026-11-10T18:00:00Z").value();

EmailAddress address(const char* text)
{
    return EmailAddress::parse(text).value();
}

SmtpSettings settings_for(const ScriptedSmtp& server)
{
    return {.host = "127.0.0.1",
            .port = server.port(),
            .start_tls = StartTls::None,
            .ca_file = {},
            .user = "",
            .password = {},
            .helo = "buzon.imss.example",
            .envelope_from = address("rebotes@buzon.imss.example"),
            .copies_to = {},
            .connect_timeout = 2s,
            .total_timeout = 5s};
}

Mail mail()
{
    return {.to = address("nominas+imss=si@patron.example"),
            .mime = "Subject: x\r\n\r\nuno\r\n.dos\r\n..tres\r\n",
            .envid = "3901-2026-0000123-K.1"};
}

std::string with(const std::string& when, const std::string& reply, const std::string& line)
{
    return line.starts_with(when) ? reply : ScriptedSmtp::polite(line);
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TEST(Smtp, AnAcceptedMessageKeepsTheServersWords)
{
    ScriptedSmtp server([](int, const std::string& line) { return ScriptedSmtp::polite(line); });
    const FixedClock clock(noon);
    const SmtpSettings settings = settings_for(server);
    SmtpSender sender(settings, clock);
    const Attempt attempt = sender.send(mail());
    EXPECT_EQ(attempt.verdict, Verdict::Delivered) << attempt.transcript;
    EXPECT_EQ(attempt.code, "250/2.0.0");
    EXPECT_EQ(attempt.accepted_at, noon);
    for (const char* line :
         {"S: 220 prueba ESMTP\n", "C: EHLO buzon.imss.example\n",
          "C: MAIL FROM:<rebotes@buzon.imss.example> SIZE=33 RET=HDRS "
          "ENVID=3901-2026-0000123-K.1\n",
          "C: RCPT TO:<nominas+imss=si@patron.example> NOTIFY=FAILURE,DELAY "
          "ORCPT=rfc822;nominas+2Bimss+3Dsi@patron.example\n",
          "C: DATA\n", "C: [33 octetos, SHA-256 ", "S: 250 2.0.0 Ok: queued as 4Wq1Qv0VZ1z9s\n"}) {
        EXPECT_TRUE(has(attempt.transcript, line)) << line << attempt.transcript;
    }
    EXPECT_EQ(server.content(), "Subject: x\r\n\r\nuno\r\n..dos\r\n...tres\r\n");
}

TEST(Smtp, WithoutDsnAndSizeNeitherIsAsked)
{
    ScriptedSmtp server([](int, const std::string& line) {
        return with("EHLO", "250-prueba\r\n250 8BITMIME\r\n", line);
    });
    const FixedClock clock(noon);
    const SmtpSettings settings = settings_for(server);
    SmtpSender sender(settings, clock);
    EXPECT_EQ(sender.send(mail()).verdict, Verdict::Delivered);
    const auto lines = server.lines();
    EXPECT_NE(std::ranges::find(lines, "MAIL FROM:<rebotes@buzon.imss.example>"), lines.end());
    EXPECT_NE(std::ranges::find(lines, "RCPT TO:<nominas+imss=si@patron.example>"), lines.end());
}

TEST(Smtp, EachRefusalIsJudgedAtItsStep)
{
    struct Case {
        const char* when;
        const char* reply;
        Verdict verdict;
        Fault fault;
        const char* code;
    };
    for (const Case& c : {
             Case{"<greeting>", "554 5.7.1 blocked\r\n", Verdict::Retry, Fault::Us, "554/5.7.1"},
             Case{"MAIL", "550 5.1.8 who\r\n", Verdict::Retry, Fault::Us, "550/5.1.8"},
             Case{"RCPT", "550 5.1.1 User unknown\r\n", Verdict::GiveUp, Fault::Recipient,
                  "550/5.1.1"},
             Case{"RCPT", "550-5.1.1 User\r\n550 5.1.1 unknown\r\n", Verdict::GiveUp,
                  Fault::Recipient, "550/5.1.1"},
             Case{"RCPT", "450 4.2.0 Greylisted\r\n", Verdict::Retry, Fault::Remote, "450/4.2.0"},
             Case{"DATA", "451 4.3.0 later\r\n", Verdict::Retry, Fault::Remote, "451/4.3.0"},
             Case{"DATA", "250 what\r\n", Verdict::Retry, Fault::Remote, "protocol"},
             Case{"<content>", "552 5.3.4 too big\r\n", Verdict::GiveUp, Fault::Us, "552/5.3.4"},
             Case{"<content>", "421 4.3.2 going down\r\n", Verdict::Retry, Fault::Remote,
                  "421/4.3.2"},
             Case{"<content>", "354 again\r\n", Verdict::Retry, Fault::Remote, "in-doubt"},
         }) {
        ScriptedSmtp server(
            [&](int, const std::string& line) { return with(c.when, c.reply, line); });
        const FixedClock clock(noon);
        const SmtpSettings settings = settings_for(server);
        SmtpSender sender(settings, clock);
        const Attempt attempt = sender.send(mail());
        EXPECT_EQ(attempt.verdict, c.verdict) << c.when << ' ' << attempt.transcript;
        EXPECT_EQ(attempt.fault, c.fault) << c.when << ' ' << c.reply;
        EXPECT_EQ(attempt.code, c.code) << c.when << ' ' << c.reply;
        EXPECT_FALSE(attempt.accepted_at);
    }
}

TEST(Smtp, ALineCutAfterTheContentIsInDoubt)
{
    ScriptedSmtp server([](int, const std::string& line) {
        return with("<content>", ScriptedSmtp::hang_up, line);
    });
    const FixedClock clock(noon);
    const SmtpSettings settings = settings_for(server);
    SmtpSender sender(settings, clock);
    EXPECT_EQ(sender.send(mail()).code, "in-doubt");
}

class SmtpWithCopies : public testing::Test {
  protected:
    Attempt send_to(const ScriptedSmtp& server)
    {
        const FixedClock clock(noon);
        SmtpSettings settings = settings_for(server);
        settings.copies_to = address("copias@buzon.imss.example");
        return SmtpSender(settings, clock).send(mail());
    }

    static constexpr const char* to_copy = "RCPT TO:<copias@buzon.imss.example> NOTIFY=NEVER";
    static constexpr const char* to_recipient = "RCPT TO:<nominas+imss=si@patron.example>";
};

TEST_F(SmtpWithCopies, OneTransactionNamesTheRecipientAndThenTheCopy)
{
    ScriptedSmtp server([](int, const std::string& line) { return ScriptedSmtp::polite(line); });
    const Attempt attempt = send_to(server);
    EXPECT_EQ(attempt.verdict, Verdict::Delivered) << attempt.transcript;
    EXPECT_TRUE(has(attempt.transcript, to_copy));
    const auto lines = server.lines();
    const auto recipient = std::ranges::find_if(
        lines, [](const std::string& line) { return line.starts_with(to_recipient); });
    const auto copy = std::ranges::find(lines, to_copy);
    const auto data = std::ranges::find(lines, "DATA");
    ASSERT_NE(copy, lines.end());
    EXPECT_EQ(copy, recipient + 1);
    EXPECT_EQ(data, copy + 1);
    EXPECT_FALSE(has(server.content(), "copias")) << "no header shows it";
}

TEST_F(SmtpWithCopies, WithoutDsnNothingIsAskedOfTheCopy)
{
    ScriptedSmtp server([](int, const std::string& line) {
        return with("EHLO", "250-prueba\r\n250 8BITMIME\r\n", line);
    });
    EXPECT_EQ(send_to(server).verdict, Verdict::Delivered);
    const auto lines = server.lines();
    EXPECT_NE(std::ranges::find(lines, "RCPT TO:<copias@buzon.imss.example>"), lines.end());
}

TEST_F(SmtpWithCopies, ARefusedCopyDoesNotStopTheMail)
{
    for (const char* refusal : {"550 5.1.1 no\r\n", "452 4.2.2 full\r\n", "250-\r\n550 no\r\n"}) {
        ScriptedSmtp server(
            [&](int, const std::string& line) { return with(to_copy, refusal, line); });
        const Attempt attempt = send_to(server);
        EXPECT_EQ(attempt.verdict, Verdict::Delivered) << attempt.transcript;
        EXPECT_EQ(attempt.code, "250/2.0.0");
        const std::string shown = std::string(to_copy) + "\nS: ";
        EXPECT_TRUE(has(attempt.transcript, shown)) << attempt.transcript;
    }
}

TEST_F(SmtpWithCopies, ARefusedRecipientSendsTheCopyNothing)
{
    for (const char* refusal : {"550 5.1.1 no\r\n", "450 4.2.0 later\r\n"}) {
        ScriptedSmtp server(
            [&](int, const std::string& line) { return with(to_recipient, refusal, line); });
        EXPECT_NE(send_to(server).verdict, Verdict::Delivered);
        const auto lines = server.lines();
        EXPECT_EQ(std::ranges::find(lines, to_copy), lines.end());
        EXPECT_EQ(std::ranges::find(lines, "DATA"), lines.end());
        EXPECT_NE(std::ranges::find(lines, "RSET"), lines.end());
    }
}

TEST_F(SmtpWithCopies, AConnectionThatEndsAtTheCopyLeavesNoDoubt)
{
    for (const std::string& end : {ScriptedSmtp::hang_up, std::string("421 4.3.2 down\r\n")}) {
        ScriptedSmtp server([&](int, const std::string& line) { return with(to_copy, end, line); });
        const Attempt attempt = send_to(server);
        EXPECT_EQ(attempt.verdict, Verdict::Retry) << attempt.transcript;
        EXPECT_FALSE(in_doubt(attempt)) << attempt.code;
        EXPECT_EQ(server.content(), "");
    }
}

TEST(Smtp, ASilentServerCostsNoMoreThanTheTimeout)
{
    for (const char* when : {"<greeting>", "RCPT"}) {
        ScriptedSmtp server(
            [&](int, const std::string& line) { return with(when, ScriptedSmtp::silence, line); });
        const FixedClock clock(noon);
        SmtpSettings settings = settings_for(server);
        settings.total_timeout = 300ms;
        settings.connect_timeout = 300ms;
        SmtpSender sender(settings, clock);
        const Attempt attempt = sender.send(mail());
        EXPECT_EQ(attempt.code, "timed-out") << when;
        EXPECT_EQ(attempt.verdict, Verdict::Retry);
        EXPECT_LT(attempt.elapsed, 2s);
    }
}

TEST(Smtp, OneConnectionCarriesManyMessages)
{
    ScriptedSmtp server([](int, const std::string& line) {
        if (line.starts_with("RCPT") && has(line, "nadie")) return std::string("550 5.1.1 no\r\n");
        return ScriptedSmtp::polite(line);
    });
    const FixedClock clock(noon);
    const SmtpSettings settings = settings_for(server);
    SmtpSender sender(settings, clock);
    for (int i = 0; i < 10; ++i) {
        Mail one = mail();
        if (i % 3 == 1) one.to = address("nadie@patron.example");
        const Attempt attempt = sender.send(one);
        EXPECT_EQ(attempt.verdict, i % 3 == 1 ? Verdict::GiveUp : Verdict::Delivered);
        EXPECT_TRUE(has(attempt.transcript, "S: 220 prueba ESMTP")) << "each evidence is whole";
        EXPECT_FALSE(has(attempt.transcript, i % 3 == 1 ? "[33 octetos" : "nadie"));
    }
    EXPECT_EQ(std::ranges::count_if(
                  server.lines(), [](const std::string& line) { return line.starts_with("EHLO"); }),
              1);
}

TEST(Smtp, AConnectionClosedWhileIdleIsRenewedUnseen)
{
    for (const std::string& end :
         {ScriptedSmtp::hang_up, std::string("421 4.4.2 timeout exceeded\r\n")}) {
        int mails = 0;
        ScriptedSmtp server([&](int connection, const std::string& line) {
            if (connection == 1 && line.starts_with("MAIL") && ++mails == 2) return end;
            return ScriptedSmtp::polite(line);
        });
        const FixedClock clock(noon);
        const SmtpSettings settings = settings_for(server);
        SmtpSender sender(settings, clock);
        EXPECT_EQ(sender.send(mail()).verdict, Verdict::Delivered);
        const Attempt second = sender.send(mail());
        EXPECT_EQ(second.verdict, Verdict::Delivered) << second.transcript;
    }
}

TEST(Smtp, EncryptionThatIsRequiredIsNotDoneWithout)
{
    ScriptedSmtp server([](int, const std::string& line) { return ScriptedSmtp::polite(line); });
    const FixedClock clock(noon);
    SmtpSettings settings = settings_for(server);
    settings.start_tls = StartTls::Required;
    SmtpSender sender(settings, clock);
    const Attempt attempt = sender.send(mail());
    EXPECT_EQ(attempt.code, "tls-unavailable") << attempt.transcript;
    EXPECT_FALSE(has(attempt.transcript, "MAIL FROM"));
}

TEST(Smtp, NobodyListeningIsTriedAgain)
{
    int port = 0;
    {
        const ScriptedSmtp gone([](int, const std::string&) { return ScriptedSmtp::hang_up; });
        port = gone.port();
    }
    const FixedClock clock(noon);
    const SmtpSettings settings{.host = "127.0.0.1",
                                .port = port,
                                .start_tls = StartTls::None,
                                .ca_file = {},
                                .user = "",
                                .password = {},
                                .helo = "",
                                .envelope_from = address("rebotes@buzon.imss.example"),
                                .copies_to = {}};
    SmtpSender sender(settings, clock);
    const Attempt attempt = sender.send(mail());
    EXPECT_EQ(attempt.code, "cannot-connect");
    EXPECT_EQ(attempt.verdict, Verdict::Retry);
}

TEST(Smtp, CredentialsNeverReachTheTranscript)
{
    // What each mechanism sends on lines of its own (RFC 4616; LOGIN asks twice).
    struct Case {
        const char* mechanism;
        int challenges;
        const char* secret;
    };
    for (const Case& c :
         {Case{"PLAIN", 1, "AGF2aXNvcwBhYnJhY2FkYWJyYQ=="}, Case{"LOGIN", 2, "YWJyYWNhZGFicmE="}}) {
        int asked = 0;
        ScriptedSmtp server([&](int, const std::string& line) {
            if (line.starts_with("EHLO")) {
                return "250-prueba\r\n250 AUTH " + std::string(c.mechanism) + "\r\n";
            }
            const bool log_in = line.starts_with("AUTH") || (asked > 0 && asked <= c.challenges);
            if (!log_in) return ScriptedSmtp::polite(line);
            return std::string(asked++ < c.challenges ? "334 cmV0bw==\r\n" : "235 2.7.0 ok\r\n");
        });
        const FixedClock clock(noon);
        SmtpSettings settings = settings_for(server);
        settings.user = "avisos";
        settings.password = Secret("abracadabra");
        SmtpSender sender(settings, clock);
        const Attempt attempt = sender.send(mail());
        EXPECT_EQ(attempt.verdict, Verdict::Delivered) << attempt.transcript;
        const auto lines = server.lines();
        EXPECT_NE(std::ranges::find(lines, c.secret), lines.end()) << "it was sent";
        EXPECT_TRUE(has(attempt.transcript, std::string("C: AUTH ") + c.mechanism));
        for (const char* hidden : {c.secret, "abracadabra", "cmV0bw"}) {
            EXPECT_FALSE(has(attempt.transcript, hidden)) << attempt.transcript;
        }
    }
}

TEST(Smtp, ARefusedLoginIsOursToMend)
{
    ScriptedSmtp server([](int, const std::string& line) {
        if (line.starts_with("EHLO")) return std::string("250-prueba\r\n250 AUTH PLAIN\r\n");
        if (line.starts_with("AUTH")) return std::string("535 5.7.8 Error: failed\r\n");
        return ScriptedSmtp::polite(line);
    });
    const FixedClock clock(noon);
    SmtpSettings settings = settings_for(server);
    settings.user = "avisos";
    settings.password = Secret("mala");
    SmtpSender sender(settings, clock);
    const Attempt attempt = sender.send(mail());
    EXPECT_EQ(attempt.verdict, Verdict::Retry);
    EXPECT_EQ(attempt.fault, Fault::Us);
    EXPECT_EQ(attempt.code, "535/5.7.8") << attempt.transcript;
}

TEST(Smtp, AnEnvelopeIdThatCouldCarryACommandIsABug)
{
    ScriptedSmtp server([](int, const std::string& line) { return ScriptedSmtp::polite(line); });
    const FixedClock clock(noon);
    const SmtpSettings settings = settings_for(server);
    SmtpSender sender(settings, clock);
    Mail evil = mail();
    evil.envid = "x\r\nRCPT TO:<otro@malo.example>";
    EXPECT_THROW((void)sender.send(evil), std::logic_error);
}

TEST(SmtpTranscript, WordsInAnotherEncodingDoNotSpoilTheEvidence)
{
    SmtpTranscript transcript;
    transcript.sent("RCPT TO:<x@y.example>");
    transcript.received("550 5.1.1 Usuario inv\xe1lido \x1b[31m ñ\r\n");
    EXPECT_TRUE(has(transcript.text(), "S: 550 5.1.1 Usuario inv\xef\xbf\xbdlido  [31m ñ\n"));
    EXPECT_EQ(transcript.reply()->text, "5.1.1 Usuario inv\xef\xbf\xbdlido  [31m ñ");
}

TEST(SmtpTranscript, AReplyOfThreeDigitsHasNoWords)
{
    SmtpTranscript transcript;
    transcript.sent("DATA");
    transcript.received("354");
    EXPECT_EQ(transcript.reply()->code, 354);
    EXPECT_EQ(transcript.reply()->text, "");
    transcript.received("");
    EXPECT_EQ(transcript.reply()->code, 0);
}

TEST(SmtpTranscript, EndlessRepliesAreCut)
{
    SmtpTranscript transcript;
    transcript.sent("EHLO x");
    for (int i = 0; i < 100'000; ++i) transcript.received("250-" + std::string(100, 'x'));
    transcript.received("250 fin");
    EXPECT_LT(transcript.text().size(), 20'000U);
    ASSERT_TRUE(transcript.reply());
    EXPECT_EQ(transcript.reply()->code, 250);
}

}  // namespace
}  // namespace buzon::channels
