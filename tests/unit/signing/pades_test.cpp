#include "signing/pades.hpp"

#include "sample.hpp"
#include "signing/error.hpp"
#include "signing/pades_verify.hpp"

#include <gtest/gtest.h>

namespace buzon::signing {
namespace {

class Pades : public testing::Test {
  protected:
    FixedClock clock_{sample::moment()};
    TimestampAuthority authority_ = sample::authority(clock_);
    TrustStore trust_ = sample::trust();
    Signer official_ = sample::efirma("officials/o1");
    std::string signed_ = sign_pdf(sample::blank_pdf(), official_, &authority_);

    Report verify(std::string_view pdf) const { return verify_pdf(pdf, trust_, sample::moment()); }
};

TEST_F(Pades, ASignedFileKeepsItsLengthAndVerifies)
{
    EXPECT_EQ(signed_.size(), sample::blank_pdf().size());
    const Report report = verify(signed_);
    EXPECT_EQ(report.codes, (Codes{Code::SignatureIntact, Code::CoversWhole, Code::ChainTrusted,
                                   Code::NotRevokedCrl, Code::TimestampTrusted}));
    EXPECT_EQ(report.verdict(), Verdict::Valid);
    EXPECT_EQ(report.signer, official_.certificate());
    EXPECT_EQ(report.proven_time, clock_.now());
    EXPECT_EQ(report.claimed_time->rfc3339(), "2026-11-17T18:00:00Z");
}

TEST_F(Pades, WithoutATimeStampItIsDoubtful)
{
    const Report report = verify(sign_pdf(sample::blank_pdf(), official_, nullptr));
    EXPECT_EQ(report.verdict(), Verdict::Doubtful);
    EXPECT_TRUE(report.has(Code::NoTimestamp));
    EXPECT_FALSE(report.proven_time);
}

TEST_F(Pades, NoChangedByteOutsideTheSignatureGoesUnnoticed)
{
    const std::size_t gap = signed_.find("/Contents <") + 10;
    const std::size_t resume = signed_.find('>', gap) + 1;
    for (std::size_t i = 0; i < signed_.size(); ++i) {
        if (i == gap) i = resume;
        std::string changed = signed_;
        changed[i] = static_cast<char>(changed[i] ^ 0x02);
        ASSERT_EQ(verify(changed).verdict(), Verdict::Invalid) << i;
    }
}

TEST_F(Pades, NoChangedByteOfTheSignatureMakesItAnotherOne)
{
    const std::size_t gap = signed_.find("/Contents <") + 11;
    for (std::size_t i = gap; i < gap + 6000; i += 3) {
        std::string changed = signed_;
        changed[i] = changed[i] == '0' ? '1' : '0';
        const Report report = verify(changed);
        if (report.verdict() != Verdict::Valid) continue;
        ASSERT_EQ(report.signer, official_.certificate()) << i;
        ASSERT_EQ(report.proven_time, clock_.now()) << i;
    }
}

TEST_F(Pades, AnythingAppendedIsOutsideTheSignature)
{
    EXPECT_TRUE(verify(signed_ + "\n% x").has(Code::NotWholeDocument));
    EXPECT_TRUE(verify(signed_ + "\n").has(Code::NotWholeDocument));
    EXPECT_EQ(verify(signed_.substr(0, signed_.size() - 1)).verdict(), Verdict::Invalid);
}

TEST_F(Pades, BytesHiddenInTheGapAreRefused)
{
    const std::size_t end = signed_.find('>', signed_.find("/Contents <"));
    for (const char* hidden : {"(", ">", " ", "zz"}) {
        std::string changed = signed_;
        changed.replace(end - 4, std::string(hidden).size(), hidden);
        EXPECT_EQ(verify(changed).verdict(), Verdict::Invalid) << hidden;
    }
    std::string after_zeros = signed_;
    after_zeros[end - 1] = '1';
    EXPECT_TRUE(verify(after_zeros).has(Code::StructureForbidden));
}

TEST_F(Pades, RangesThatDoNotCoverTheFileAreRefused)
{
    const std::size_t open = signed_.find("[0 ", signed_.find("/ByteRange"));
    const std::size_t close = signed_.find(']', open);
    const auto with_range = [&](std::string range) {
        std::string changed = signed_;
        range.resize(close - open - 1, ' ');
        changed.replace(open + 1, close - open - 1, range);
        return verify(changed);
    };
    for (const char* range :
         {"0 10 20 30", "1 2 3 4", "0 0 0 0", "0 -1 5 5", "0 99999999999999999999 1 1", "0 5 5",
          "0 10 18446744073709551615 10", "a b c d", "0 4 0 R", ""}) {
        EXPECT_EQ(with_range(range).verdict(), Verdict::Invalid) << range;
    }
}

TEST_F(Pades, ASecondRangeIsRefused)
{
    const Report report = verify(signed_ + "% /ByteRange [0 1 2 3]\n");
    EXPECT_TRUE(report.has(Code::RevisionForbidden));
    std::string inside = signed_;
    inside.replace(inside.rfind("/Root 1"), 10, "/ByteRange");
    EXPECT_EQ(verify(inside).codes, Codes{Code::SeveralSignatures});
}

TEST_F(Pades, WhatIsNotASignedPdfIsSaidSo)
{
    EXPECT_TRUE(verify("").has(Code::Unreadable));
    EXPECT_TRUE(verify("<xml/>").has(Code::Unreadable));
    EXPECT_EQ(verify("%PDF-1.7\n%%EOF").codes, Codes{Code::NoSignature});
    EXPECT_EQ(verify(sample::blank_pdf()).verdict(), Verdict::Invalid);
}

TEST_F(Pades, TheSignersFateIsJudgedAtTheProvenTime)
{
    const Signer revoked = sample::efirma("special/revoked");
    const std::string late = sign_pdf(sample::blank_pdf(), revoked, &authority_);
    EXPECT_TRUE(verify(late).has(Code::CertificateRevoked));
    clock_.set(revoked.certificate().not_before() + std::chrono::hours{48});
    const std::string early = sign_pdf(sample::blank_pdf(), revoked, &authority_);
    EXPECT_EQ(verify(early).verdict(), Verdict::Valid);
    EXPECT_TRUE(verify(early).has(Code::RevokedAfterwards));
    const Signer expired = sample::efirma("special/expired");
    clock_.set(sample::moment());
    EXPECT_TRUE(
        verify(sign_pdf(sample::blank_pdf(), expired, &authority_)).has(Code::CertificateExpired));
}

TEST_F(Pades, ATimeStampTakenFromAnotherSignatureIsRefused)
{
    // Splice the whole unsigned attribute of one file into the other: both are equally long here.
    const std::string other =
        sign_pdf(sample::blank_pdf(), sample::efirma("officials/o2"), &authority_);
    const std::string marker = "060b2a864886f70d010910020e";
    const std::size_t from = signed_.find(marker);
    const std::size_t there = other.find(marker);
    ASSERT_NE(from, std::string::npos);
    ASSERT_NE(there, std::string::npos);
    std::string spliced = signed_;
    const std::size_t end = signed_.find('>', from);
    spliced.replace(from, end - from, other.substr(there, end - from));
    const Report report = verify(spliced);
    EXPECT_EQ(report.verdict(), Verdict::Invalid);
    EXPECT_FALSE(report.proven_time);
}

class NoPlaceholder : public testing::TestWithParam<std::string> {};

TEST_P(NoPlaceholder, IsOurOwnBugAndThrows)
{
    EXPECT_THROW(static_cast<void>(sign_pdf(GetParam(), sample::efirma("officials/o1"), nullptr)),
                 Error);
}

std::string altered(const std::string& from, const std::string& to)
{
    std::string pdf = sample::blank_pdf();
    return pdf.replace(pdf.find(from), from.size(), to);
}

INSTANTIATE_TEST_SUITE_P(Files, NoPlaceholder,
                         testing::Values("%PDF-1.7", sample::blank_pdf() + "/ByteRange",
                                         altered("/Contents", "/Kontents"),
                                         altered("9999999999", "9999999998"),
                                         altered("<000", "<001"),
                                         altered("/ByteRange [0", "/ByteRange (0")));

TEST_F(Pades, SigningTwiceIsRefused)
{
    EXPECT_THROW(static_cast<void>(sign_pdf(signed_, official_, nullptr)), Error);
}

}  // namespace
}  // namespace buzon::signing
