#include "channels/sms_verdict.hpp"

#include <gtest/gtest.h>

namespace buzon::channels {
namespace {

TEST(AnAnswerOfTheProvider, MeansTakenOnlyWithAJsonObject)
{
    EXPECT_EQ(judge_sms(202, R"({"id":"m1"})").verdict, Verdict::Delivered);
    for (const char* body : {"", "<html>portal</html>", "[]", "\"ok\"", "{\"id\":", "null"}) {
        const Judgement judged = judge_sms(200, body);
        EXPECT_EQ(judged.verdict, Verdict::Retry) << body;
        EXPECT_EQ(judged.code, "respuesta-ilegible") << body;
        EXPECT_EQ(judged.attention, Attention::Operator) << body;
    }
}

TEST(ARefusalOfTheProvider, IsAboutTheNumberAboutUsOrAboutNow)
{
    for (const long status : {400, 404, 413, 422}) {
        EXPECT_EQ(judge_sms(status, "{}").verdict, Verdict::GiveUp) << status;
        EXPECT_EQ(judge_sms(status, "{}").fault, Fault::Recipient) << status;
    }
    for (const long status : {401, 402, 403}) {
        EXPECT_EQ(judge_sms(status, "{}").verdict, Verdict::Retry) << status;
        EXPECT_EQ(judge_sms(status, "{}").fault, Fault::Us) << status;
        EXPECT_EQ(judge_sms(status, "{}").attention, Attention::Operator) << status;
    }
    for (const long status : {408, 429, 500, 502, 503}) {
        EXPECT_EQ(judge_sms(status, "{}").verdict, Verdict::Retry) << status;
        EXPECT_EQ(judge_sms(status, "{}").fault, Fault::Remote) << status;
    }
    EXPECT_EQ(judge_sms(302, "").verdict, Verdict::Retry);
}

TEST(NoAnswerOfTheProvider, IsTriedAgainAndOursWhenTlsIsOurs)
{
    EXPECT_EQ(judge_sms(Trouble::TimedOut).verdict, Verdict::Retry);
    EXPECT_EQ(judge_sms(Trouble::TimedOut).code, "timed-out");
    EXPECT_EQ(judge_sms(Trouble::TimedOut).fault, Fault::Remote);
    EXPECT_EQ(judge_sms(Trouble::TlsUntrusted).fault, Fault::Us);
}

TEST(AMessageToAMobile, IsInDoubtWhenTheProviderMayHaveTakenIt)
{
    for (const Trouble trouble : {Trouble::TimedOut, Trouble::ConnectionLost, Trouble::Protocol}) {
        EXPECT_TRUE(sms_in_doubt(judge_sms(trouble))) << code_of(trouble);
    }
    for (const long status : {502, 504}) EXPECT_TRUE(sms_in_doubt(judge_sms(status, "")));
    EXPECT_TRUE(sms_in_doubt(judge_sms(200, "<html>portal</html>")));
    for (const Trouble trouble : {Trouble::CannotResolve, Trouble::CannotConnect,
                                  Trouble::TlsUnavailable, Trouble::TlsUntrusted}) {
        EXPECT_FALSE(sms_in_doubt(judge_sms(trouble))) << code_of(trouble);
    }
    for (const long status : {202, 401, 422, 429, 503}) {
        EXPECT_FALSE(sms_in_doubt(judge_sms(status, "{}"))) << status;
    }
}

}  // namespace
}  // namespace buzon::channels
