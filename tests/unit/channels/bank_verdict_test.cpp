#include "channels/bank_verdict.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace buzon::channels {
namespace {

const Sha256 sent = sha256_of("orden");

TechAck nack(std::vector<TechCode> codes)
{
    TechAck ack{
        .result = TechResult::Nack, .received_at = {}, .sha256_received = sent, .errors = {}};
    for (const TechCode code : codes) ack.errors.push_back({.code = code, .path = "", .text = ""});
    return ack;
}

TEST(BankVerdict, EachTechnicalCodeHasItsMeaning)
{
    struct Case {
        TechCode code;
        Verdict verdict;
        Attention attention;
    };
    for (const Case& c :
         std::vector<Case>{{TechCode::E100, Verdict::GiveUp, Attention::Operator},
                           {TechCode::E101, Verdict::GiveUp, Attention::Alarm},
                           {TechCode::E102, Verdict::GiveUp, Attention::Alarm},
                           {TechCode::E103, Verdict::Delivered, Attention::None},
                           {TechCode::E104, Verdict::GiveUp, Attention::Alarm},
                           {TechCode::E105, Verdict::GiveUp, Attention::Alarm},
                           {TechCode::E106, Verdict::GiveUp, Attention::Operator},
                           {TechCode::E107, Verdict::GiveUp, Attention::Alarm},
                           {TechCode::E108, Verdict::Delivered, Attention::Operator},
                           {TechCode::E109, Verdict::GiveUp, Attention::Operator},
                           {TechCode::E110, Verdict::GiveUp, Attention::Operator},
                           {TechCode::E111, Verdict::GiveUp, Attention::Operator},
                           {TechCode::E112, Verdict::GiveUp, Attention::Operator},
                           {TechCode::E113, Verdict::Retry, Attention::Operator},
                           {TechCode::E114, Verdict::Retry, Attention::None},
                           {TechCode::E115, Verdict::Delivered, Attention::Operator},
                           {TechCode::E116, Verdict::Retry, Attention::Operator}}) {
        const Judgement got = judge_l1(c.code);
        EXPECT_EQ(got.verdict, c.verdict) << got.code;
        EXPECT_EQ(got.attention, c.attention) << got.code;
        EXPECT_FALSE(got.reason.empty()) << got.code;
    }
}

TEST(BankVerdict, OfSeveralErrorsTheWorstDecidesAndAllAreTold)
{
    const Judgement got = judge_l1(nack({TechCode::E114, TechCode::E104, TechCode::E100}), sent);
    EXPECT_EQ(got.verdict, Verdict::GiveUp);
    EXPECT_EQ(got.attention, Attention::Alarm);
    EXPECT_EQ(got.code, "E104");
    for (const char* code : {"E114", "E104", "E100"}) {
        EXPECT_NE(got.reason.find(code), std::string::npos) << code;
    }
}

TEST(BankVerdict, AnAcknowledgementOfOtherBytesIsAnAlarm)
{
    TechAck ack{.result = TechResult::Ok,
                .received_at = {},
                .sha256_received = sha256_of("otra orden"),
                .errors = {}};
    const Judgement got = judge_l1(ack, sent);
    EXPECT_EQ(got.verdict, Verdict::GiveUp);
    EXPECT_EQ(got.attention, Attention::Alarm);
    EXPECT_EQ(got.code, "l1-digest");
}

TEST(BankVerdict, ADuplicateIsDelivered)
{
    TechAck ack{
        .result = TechResult::Duplicate, .received_at = {}, .sha256_received = sent, .errors = {}};
    EXPECT_EQ(judge_l1(ack, sent).verdict, Verdict::Delivered);
    EXPECT_EQ(judge_l1(ack, sent).code, "E103");
    ack.result = TechResult::Ok;
    EXPECT_EQ(judge_l1(ack, sent).verdict, Verdict::Delivered);
    EXPECT_EQ(judge_l1(nack({}), sent).verdict, Verdict::GiveUp);
}

TEST(BankVerdict, NoStatusAloneCountsAsDelivered)
{
    for (int status = 100; status < 600; ++status) {
        EXPECT_NE(judge_http(status).verdict, Verdict::Delivered) << status;
    }
}

TEST(BankVerdict, EachStatusHasItsMeaning)
{
    for (const int status :
         {200, 202, 204, 301, 307, 401, 403, 404, 408, 409, 425, 429, 500, 502, 503, 504}) {
        EXPECT_EQ(judge_http(status).verdict, Verdict::Retry) << status;
    }
    for (const int status : {400, 413, 415, 418, 422}) {
        EXPECT_EQ(judge_http(status).verdict, Verdict::GiveUp) << status;
    }
    EXPECT_EQ(judge_http(422).attention, Attention::Alarm);
    EXPECT_EQ(judge_http(503).attention, Attention::None);
    EXPECT_EQ(judge_http(503).code, "http-503");
}

TEST(BankVerdict, NoBrokenConnectionIsGivenUp)
{
    for (const Trouble trouble :
         {Trouble::CannotResolve, Trouble::CannotConnect, Trouble::TlsUnavailable,
          Trouble::TlsUntrusted, Trouble::TlsOurs, Trouble::LoginDenied, Trouble::TimedOut,
          Trouble::ConnectionLost, Trouble::TooBig, Trouble::Protocol}) {
        EXPECT_EQ(judge_bank(trouble).verdict, Verdict::Retry);
        EXPECT_EQ(judge_bank(trouble).code, code_of(trouble));
    }
    EXPECT_EQ(judge_bank(Trouble::TlsUntrusted).attention, Attention::Alarm);
}

TEST(BankVerdict, ABusinessRejectSaysWhatToDo)
{
    EXPECT_EQ(after_reject(RejectCode::B05), AfterReject::MendAndReissue);
    EXPECT_EQ(after_reject(RejectCode::B06), AfterReject::Investigate);
    EXPECT_EQ(after_reject(RejectCode::B09), AfterReject::SendElsewhere);
    EXPECT_EQ(after_reject(RejectCode::B10), AfterReject::NothingToDo);
}

TEST(BankVerdict, AReleaseThatMatchedNothingIsACallToTheBank)
{
    EXPECT_EQ(release_state(ReleaseOutcome::L01), ReleaseState::Done);
    EXPECT_EQ(release_state(ReleaseOutcome::L02), ReleaseState::Partly);
    EXPECT_EQ(release_state(ReleaseOutcome::L03), ReleaseState::CallTheBank);
    EXPECT_EQ(release_state(ReleaseOutcome::L05), ReleaseState::Done);
}

template <class Read>
void expect_same(Read read, const char* code)
{
    const auto value = read(code);
    ASSERT_TRUE(value) << code;
    EXPECT_EQ(code_of(*value), code);
    EXPECT_FALSE(spanish(*value).empty()) << code;
}

TEST(BankCodes, AreReadAndWrittenAlike)
{
    for (const char* code : {"E100", "E103", "E116"}) expect_same(tech_code_of, code);
    for (const char* code : {"B01", "B10"}) expect_same(reject_code_of, code);
    for (const char* code : {"P00", "P06", "P09"}) expect_same(person_outcome_of, code);
    for (const char* code : {"A00", "A14", "A99"}) expect_same(account_outcome_of, code);
    for (const char* code : {"L01", "L07", "L09"}) expect_same(release_outcome_of, code);
    for (const char* code : {"AUTO_LIFTED", "EXCESS"}) expect_same(bank_notice_kind_of, code);
    EXPECT_FALSE(tech_code_of("E117"));
    EXPECT_FALSE(account_outcome_of("A15"));
    EXPECT_FALSE(release_outcome_of("L08"));
    EXPECT_FALSE(person_outcome_of("P07"));
}

}  // namespace
}  // namespace buzon::channels
