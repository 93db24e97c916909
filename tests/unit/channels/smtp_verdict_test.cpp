#include "channels/smtp_verdict.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace buzon::channels {
namespace {

struct Case {
    SmtpPhase phase;
    int code;
    const char* text;
    Verdict verdict;
    Fault fault;
    const char* judged_code;
};

// Replies as postfix, Exchange Online, Gmail, exim and Yahoo word them.
const std::vector<Case> replies{
    {SmtpPhase::Content, 250, "2.0.0 Ok: queued as 4Wq1Qv0VZ1z9s", Verdict::Delivered,
     Fault::Nobody, "250/2.0.0"},
    {SmtpPhase::Content, 250, "OK id=1s9Xyz-0003Ab-2C", Verdict::Delivered, Fault::Nobody, "250"},
    {SmtpPhase::Recipient, 450,
     "4.2.1 The user you are trying to contact is receiving mail at a "
     "rate that prevents additional messages",
     Verdict::Retry, Fault::Remote, "450/4.2.1"},
    {SmtpPhase::Recipient, 450, "4.7.1 <a@b.mx>: Recipient address rejected: Greylisted",
     Verdict::Retry, Fault::Remote, "450/4.7.1"},
    {SmtpPhase::Recipient, 452, "4.2.2 The recipient's inbox is out of storage space",
     Verdict::Retry, Fault::Recipient, "452/4.2.2"},
    {SmtpPhase::Recipient, 552, "5.2.2 The email account that you tried to reach is over quota",
     Verdict::Retry, Fault::Recipient, "552/5.2.2"},
    {SmtpPhase::Recipient, 450, "5.1.1 unknown, try later", Verdict::Retry, Fault::Remote,
     "450/5.1.1"},
    {SmtpPhase::Content, 451, "4.3.0 Mail server temporarily rejected message", Verdict::Retry,
     Fault::Remote, "451/4.3.0"},
    {SmtpPhase::Content, 452, "4.3.1 Insufficient system storage", Verdict::Retry, Fault::Remote,
     "452/4.3.1"},
    {SmtpPhase::Greeting, 421, "4.3.2 Service not available, closing transmission channel",
     Verdict::Retry, Fault::Remote, "421/4.3.2"},
    {SmtpPhase::Recipient, 550,
     "5.1.1 <nadie@patron.example>: Recipient address rejected: User unknown in virtual mailbox",
     Verdict::GiveUp, Fault::Recipient, "550/5.1.1"},
    {SmtpPhase::Recipient, 550,
     "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
     Verdict::GiveUp, Fault::Recipient, "550/5.1.10"},
    {SmtpPhase::Recipient, 556, "5.1.10 Recipient address has null MX", Verdict::GiveUp,
     Fault::Recipient, "556/5.1.10"},
    {SmtpPhase::Recipient, 550, "5.1.2 The domain does not exist", Verdict::GiveUp,
     Fault::Recipient, "550/5.1.2"},
    {SmtpPhase::Recipient, 501, "5.1.3 Bad recipient address syntax", Verdict::GiveUp,
     Fault::Recipient, "501/5.1.3"},
    {SmtpPhase::Recipient, 550, "5.2.1 The email account that you tried to reach is disabled",
     Verdict::GiveUp, Fault::Recipient, "550/5.2.1"},
    {SmtpPhase::Recipient, 550, "No such user here", Verdict::GiveUp, Fault::Recipient, "550"},
    {SmtpPhase::Recipient, 550, "5.4.1 Recipient address rejected: Access denied", Verdict::GiveUp,
     Fault::Remote, "550/5.4.1"},
    {SmtpPhase::Content, 552, "5.3.4 Message size exceeds fixed limit", Verdict::GiveUp, Fault::Us,
     "552/5.3.4"},
    {SmtpPhase::Content, 554, "5.6.0 Message contains bare CR and is violating 822.bis",
     Verdict::GiveUp, Fault::Us, "554/5.6.0"},
    {SmtpPhase::Recipient, 554, "5.7.1 <a@b.mx>: Relay access denied", Verdict::GiveUp,
     Fault::Remote, "554/5.7.1"},
    {SmtpPhase::Content, 550, "5.7.26 This message does not pass authentication checks",
     Verdict::Retry, Fault::Us, "550/5.7.26"},
    {SmtpPhase::Content, 554, "Message refused", Verdict::GiveUp, Fault::Remote, "554"},
    // Before a recipient was named nothing counts against him.
    {SmtpPhase::Greeting, 554, "5.7.1 Service unavailable; Client host blocked using zen",
     Verdict::Retry, Fault::Us, "554/5.7.1"},
    {SmtpPhase::Tls, 530, "5.7.0 Must issue a STARTTLS command first", Verdict::Retry, Fault::Us,
     "530/5.7.0"},
    {SmtpPhase::Login, 535, "5.7.8 Error: authentication failed", Verdict::Retry, Fault::Us,
     "535/5.7.8"},
    {SmtpPhase::Recipient, 530, "5.7.0 Authentication required", Verdict::Retry, Fault::Us,
     "530/5.7.0"},
    {SmtpPhase::Sender, 550, "5.1.8 Sender address rejected: Domain not found", Verdict::Retry,
     Fault::Us, "550/5.1.8"},
    {SmtpPhase::Sender, 550, "5.1.1 sender unknown", Verdict::Retry, Fault::Us, "550/5.1.1"},
    {SmtpPhase::Content, 354, "go on", Verdict::Retry, Fault::Remote, "354"},
    {SmtpPhase::Content, 999, "what", Verdict::Retry, Fault::Remote, "999"},
};

TEST(SmtpVerdict, EachRealReplyHasItsMeaning)
{
    for (const Case& c : replies) {
        const Judgement got = judge_smtp({.phase = c.phase, .code = c.code, .text = c.text});
        EXPECT_EQ(got.verdict, c.verdict) << c.code << ' ' << c.text;
        EXPECT_EQ(got.fault, c.fault) << c.code << ' ' << c.text;
        EXPECT_EQ(got.code, c.judged_code);
        EXPECT_NE(got.reason.find(c.text), std::string::npos) << "the server's words are kept";
    }
}

TEST(SmtpVerdict, NoRefusalBeforeTheRecipientCountsAgainstHim)
{
    for (const SmtpPhase phase :
         {SmtpPhase::Greeting, SmtpPhase::Tls, SmtpPhase::Login, SmtpPhase::Sender}) {
        for (int code = 500; code <= 599; ++code) {
            const Judgement got = judge_smtp({.phase = phase, .code = code, .text = "5.1.1 no"});
            EXPECT_NE(got.fault, Fault::Recipient) << code;
            // 552 is the size announced in MAIL FROM: no repetition makes it smaller.
            EXPECT_EQ(got.verdict, code == 552 ? Verdict::GiveUp : Verdict::Retry) << code;
        }
    }
}

TEST(SmtpVerdict, FourHundredIsNeverGivenUp)
{
    for (int code = 400; code <= 499; ++code) {
        for (const char* text : {"", "4.1.1 x", "4.2.2 x", "4.7.0 x", "5.1.1 x"}) {
            EXPECT_EQ(
                judge_smtp({.phase = SmtpPhase::Recipient, .code = code, .text = text}).verdict,
                Verdict::Retry);
        }
    }
}

TEST(SmtpVerdict, AnEnhancedStatusIsReadOnlyWhenWellFormed)
{
    const auto status = [](const char* text) {
        return enhanced_status({.phase = SmtpPhase::Content, .code = 550, .text = text});
    };
    EXPECT_EQ(status("5.1.1 unknown"), "5.1.1");
    EXPECT_EQ(status("5.7.26"), "5.7.26");
    for (const char* text : {"", "5", "5.1", "5.1.", "5..1 x", "5.1.1x", "3.1.1 x", "5.1.1000 x",
                             "50.1.1 x", "x5.1.1", "5.1.1.1 x"}) {
        EXPECT_EQ(status(text), "") << text;
    }
}

TEST(SmtpVerdict, AReplyLostAfterTheContentIsInDoubtAndTriedAgain)
{
    const Judgement lost = judge_smtp(Trouble::ConnectionLost, SmtpPhase::Content);
    EXPECT_EQ(lost.verdict, Verdict::Retry);
    EXPECT_EQ(lost.code, "in-doubt");
    for (const Trouble trouble : {Trouble::TimedOut, Trouble::TooBig, Trouble::Protocol}) {
        EXPECT_TRUE(in_doubt(judge_smtp(trouble, SmtpPhase::Content))) << code_of(trouble);
    }
    EXPECT_EQ(judge_smtp(Trouble::TimedOut, SmtpPhase::Recipient).code, "timed-out");
    EXPECT_FALSE(in_doubt(judge_smtp(Trouble::TimedOut, SmtpPhase::Recipient)));
    for (const int code : {250, 451, 552}) {
        EXPECT_FALSE(in_doubt(judge_smtp({.phase = SmtpPhase::Content, .code = code, .text = {}})));
    }
}

TEST(SmtpVerdict, ACopyThatIsFoundDeliversAndOneThatMayComeIsWaitedFor)
{
    EXPECT_EQ(judge_copy(CopySign::Found).verdict, Verdict::Delivered);
    EXPECT_EQ(judge_copy(CopySign::Found).fault, Fault::Nobody);
    EXPECT_EQ(judge_copy(CopySign::Awaited).verdict, Verdict::Retry);
    EXPECT_NE(judge_copy(CopySign::Awaited).code, judge_copy(CopySign::Found).code);
}

TEST(SmtpVerdict, AForeignCertificateRaisesAnAlarm)
{
    const Judgement got = judge_smtp(Trouble::TlsUntrusted, SmtpPhase::Tls);
    EXPECT_EQ(got.verdict, Verdict::Retry);
    EXPECT_EQ(got.attention, Attention::Alarm);
}

}  // namespace
}  // namespace buzon::channels
