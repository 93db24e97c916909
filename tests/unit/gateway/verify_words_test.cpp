#include "gateway/app/verify_words.hpp"

#include <gtest/gtest.h>

namespace buzon::app {
namespace {

using signing::Code;

Outcome outcome(signing::Codes codes, Author author = Author::Institute)
{
    Verification verification;
    verification.report.codes = std::move(codes);
    // Without a certificate at hand nothing of one is said; its codes are another matter.
    return explain(verification, author).outcome;
}

TEST(TheVerdictInWords, SaysWhatThePaperIsWorth)
{
    EXPECT_EQ(outcome({Code::SignatureIntact, Code::CoversWhole}), Outcome::Genuine);
    EXPECT_EQ(outcome({Code::SignatureIntact, Code::NoTimestamp}), Outcome::Genuine);
    EXPECT_EQ(outcome({Code::SignatureIntact, Code::CoversWhole}, Author::Somebody),
              Outcome::Foreign);
    EXPECT_EQ(outcome({Code::NoSignature}), Outcome::Foreign);
    EXPECT_EQ(outcome({}), Outcome::Foreign);
    EXPECT_EQ(outcome({Code::SignatureIntact, Code::ChainUntrusted}), Outcome::Foreign);
    EXPECT_EQ(outcome({Code::Unreadable}), Outcome::Unknown);
    for (const Code code : {Code::ContentAltered, Code::SignatureBroken, Code::NotWholeDocument,
                            Code::StructureForbidden, Code::TimestampInvalid}) {
        EXPECT_EQ(outcome({Code::SignatureIntact, code}), Outcome::Altered)
            << signing::code_name(code);
    }
    for (const Code code : {Code::CertificateRevoked, Code::CertificateExpired, Code::WeakAlgorithm,
                            Code::WrongPurpose, Code::AttributesForbidden}) {
        EXPECT_EQ(outcome({Code::SignatureIntact, code}), Outcome::NotValid)
            << signing::code_name(code);
    }
}

TEST(ThePaperOfARehearsal, IsNeverGenuineHoweverWellSigned)
{
    const signing::Codes good{Code::SignatureIntact, Code::CoversWhole, Code::ChainTrusted,
                              Code::TimestampTrusted, Code::Rehearsal};
    EXPECT_EQ(signing::worst(good), Code::Rehearsal);
    EXPECT_EQ(signing::verdict(good), signing::Verdict::Doubtful);
    EXPECT_EQ(outcome({Code::SignatureIntact, Code::CoversWhole, Code::Rehearsal}),
              Outcome::Rehearsal);
    EXPECT_EQ(outcome({Code::SignatureIntact, Code::Rehearsal}, Author::Somebody),
              Outcome::Foreign);
    EXPECT_EQ(outcome({Code::SignatureIntact, Code::ContentAltered, Code::Rehearsal}),
              Outcome::Altered);
}

TEST(AnAlteredPaper, IsNeverTakenForForeignBecauseItsChainIsUnknownToo)
{
    EXPECT_EQ(outcome({Code::ContentAltered, Code::ChainUntrusted}), Outcome::Altered);
}

TEST(ALinkThatIsBad, SaysNothingThatReassures)
{
    Verification verification;
    verification.report.codes = {Code::CoversWhole, Code::ContentAltered};
    const Explained explained = explain(verification, Author::Institute);
    const Link& whole = explained.links.at(1);
    EXPECT_EQ(whole.state, LinkState::Bad);
    EXPECT_EQ(whole.texts,
              std::vector<std::string>{std::string(signing::code_text(Code::ContentAltered))});
    EXPECT_EQ(explained.links.at(0).state, LinkState::NotSeen);
}

TEST(EveryCode, StandsUnderOneLink)
{
    for (int number = 0; number < 300; ++number) {
        const auto code = static_cast<Code>(number);
        if (signing::code_name(code) == "?") continue;
        Verification verification;
        verification.report.codes = {code};
        int said = 0;
        for (const Link& link : explain(verification, Author::Somebody).links) {
            for (const std::string& text : link.texts) said += text == signing::code_text(code);
        }
        EXPECT_EQ(said, 1) << signing::code_name(code);
    }
}

}  // namespace
}  // namespace buzon::app
