#include "sample.hpp"
#include "signing/digest.hpp"
#include "signing/pades_extend.hpp"
#include "signing/pades_verify.hpp"
#include "signing/validation_data.hpp"

#include <gtest/gtest.h>

#include <random>

namespace buzon::signing {
namespace {

using std::chrono::hours;

// Roots alone: whoever received the document and nothing else.
TrustStore roots()
{
    TrustMaterial material = sample::trust().material();
    material.intermediates.clear();
    material.crls.clear();
    return TrustStore(material);
}

class PadesLevels : public testing::Test {
  protected:
    FixedClock clock_{sample::moment()};
    TimestampAuthority authority_ = sample::authority(clock_);
    TrustStore trust_ = sample::trust();
    std::string t_ = sign_pdf(sample::blank_pdf(), sample::efirma("officials/o1"), &authority_);
    std::string lt_ = with_data(t_);
    std::string lta_ = stamped(lt_);

    Report verify(std::string_view pdf) const { return verify_pdf(pdf, trust_, sample::moment()); }
    Stamper stamper() const
    {
        return [this](const Sha256& digest) { return authority_.stamp(digest); };
    }
    std::string with_data(const std::string& pdf) const
    {
        return add_validation_data(pdf,
                                   gather_validation_data(verify(pdf), trust_, nullptr).value())
            .value();
    }
    std::string stamped(const std::string& pdf) const
    {
        return add_document_timestamp(pdf, stamper()).value();
    }
};

TEST_F(PadesLevels, EachLevelIsNamedAndLeavesWhatWasThereByteByByte)
{
    EXPECT_EQ(verify(sign_pdf(sample::blank_pdf(), sample::efirma("officials/o1"), nullptr)).level,
              Level::B);
    EXPECT_EQ(verify(t_).level, Level::T);
    EXPECT_EQ(lt_.substr(0, t_.size()), t_);
    EXPECT_EQ(verify(lt_).level, Level::LT);
    EXPECT_EQ(lta_.substr(0, lt_.size()), lt_);
    const Report report = verify(lta_);
    EXPECT_EQ(report.level, Level::LTA);
    EXPECT_EQ(report.codes, (Codes{Code::SignatureIntact, Code::CoversWhole, Code::ChainTrusted,
                                   Code::NotRevokedCrl, Code::TimestampTrusted,
                                   Code::ValidationDataComplete, Code::ArchiveTimestampTrusted}));
    EXPECT_EQ(report.stamps.size(), 2U);
}

TEST_F(PadesLevels, WhoHasOnlyTheRootsNeedsNothingElse)
{
    const Report bare = verify_pdf(t_, roots(), sample::moment());
    EXPECT_NE(bare.verdict(), Verdict::Valid);
    const Report report = verify_pdf(lta_, roots(), sample::moment());
    EXPECT_EQ(report.verdict(), Verdict::Valid);
    EXPECT_EQ(report.level, Level::LTA);
}

TEST_F(PadesLevels, WhatCameAlongIsNotTrustedForThat)
{
    TrustMaterial strangers;
    strangers.anchors = {sample::certificate("tls/ca.crt")};
    const Report report = verify_pdf(lta_, TrustStore(strangers), sample::moment());
    EXPECT_TRUE(report.has(Code::ChainUntrusted));
    EXPECT_TRUE(report.has(Code::ArchiveTimestampUntrusted));
    EXPECT_EQ(report.level, Level::B);
}

TEST_F(PadesLevels, TheProofIsRenewedOnceMoreAndThenNoFieldIsLeft)
{
    clock_.set(sample::moment() + hours{24});
    const std::string renewed = stamped(with_data(lta_));
    const Report report = verify(renewed);
    EXPECT_EQ(report.level, Level::LTA);
    EXPECT_EQ(report.stamps.size(), 3U);
    const auto third = add_document_timestamp(renewed, stamper());
    ASSERT_FALSE(third);
    EXPECT_EQ(third.error().front().id, "PDF-SIN-CAMPO");
}

TEST_F(PadesLevels, DataThatIsThereAlreadyIsNotAddedAgain)
{
    EXPECT_EQ(with_data(lt_), lt_);
}

TEST_F(PadesLevels, AStampThatOutlivesItsUnitIsADoubtUnlessALaterUnitCoversIt)
{
    const Instant after = authority_.certificate().not_after() + hours{24};
    const Report alone = verify_pdf(lta_, trust_, after);
    EXPECT_TRUE(alone.has(Code::TimestampOutlived));
    EXPECT_EQ(alone.verdict(), Verdict::Doubtful);
    clock_.set(authority_.certificate().not_after() - hours{24 * 30});
    const TimestampAuthority later = sample::authority(clock_, "tsa/later");
    const std::string renewed =
        add_document_timestamp(lta_, [&](const Sha256& d) { return later.stamp(d); }).value();
    const Report report = verify_pdf(renewed, trust_, after);
    EXPECT_FALSE(report.has(Code::TimestampOutlived));
    EXPECT_EQ(report.verdict(), Verdict::Valid);
}

TEST_F(PadesLevels, WithoutAListForOneOfThemNothingIsAdded)
{
    TrustMaterial material = trust_.material();
    material.crls.clear();
    const auto data = gather_validation_data(verify(t_), TrustStore(material), nullptr);
    ASSERT_FALSE(data);
    EXPECT_EQ(data.error().size(), 3U);  // signer, issuing authority, unit of time
    EXPECT_EQ(data.error().front().id, "LT-REVOCACION");
}

TEST_F(PadesLevels, AStaleListIsNoProof)
{
    ValidationData data = gather_validation_data(verify(t_), trust_, nullptr).value();
    data.crls = {sample::slurp(sample::pki() / "special/stale.crl")};
    const std::string stale = add_validation_data(t_, data).value();
    const Report report = verify_pdf(stale, roots(), sample::moment());
    EXPECT_TRUE(report.has(Code::CrlStale));
    EXPECT_TRUE(report.has(Code::RevocationUnknown));
    EXPECT_EQ(report.level, Level::T);
    EXPECT_EQ(report.verdict(), Verdict::Doubtful);
}

TEST_F(PadesLevels, ATokenOfAnotherFileIsRefused)
{
    const std::string other = stamped(
        with_data(sign_pdf(sample::blank_pdf(), sample::efirma("officials/o2"), &authority_)));
    const std::size_t mine = lta_.rfind("/Contents <");
    const std::size_t theirs = other.rfind("/Contents <");
    std::string swapped = lta_;
    swapped.replace(mine, 11 + 2 * 8192, other.substr(theirs, 11 + 2 * 8192));
    const Report report = verify(swapped);
    EXPECT_TRUE(report.has(Code::ArchiveTimestampInvalid));
    EXPECT_EQ(report.verdict(), Verdict::Invalid);
}

TEST_F(PadesLevels, AStampOlderThanWhatItCoversIsRefused)
{
    clock_.set(sample::moment() - hours{1});
    EXPECT_TRUE(verify(stamped(lt_)).has(Code::ArchiveTimestampInvalid));
}

// An update as any program would write it: objects, table, trailer.
std::string update(const std::string& pdf, const std::vector<std::pair<int, std::string>>& objects)
{
    std::string out = pdf;
    std::string table = "xref\n";
    for (const auto& [number, body] : objects) {
        std::string offset = std::to_string(out.size());
        table += std::to_string(number) + " 1\n" + std::string(10 - offset.size(), '0') + offset +
                 " 00000 n \n";
        out += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
    }
    const std::size_t last = pdf.rfind("startxref\n") + 10;
    const std::string previous = pdf.substr(last, pdf.find('\n', last) - last);
    const std::size_t start = out.size();
    return out + table + "trailer\n<</Size 99/Root 1 0 R/Prev " + previous + ">>\nstartxref\n" +
           std::to_string(start) + "\n%%EOF\n";
}

TEST_F(PadesLevels, OtherContentInALaterRevisionIsSaidSo)
{
    const std::string page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 98 0 R>>";
    const std::string words = "<</Length 4>>\nstream\nq Q\n\nendstream";
    for (const std::string& pdf : {t_, lt_, lta_}) {
        // Shadow attack: replace, hide (another catalog, another page tree), hide and replace.
        for (const auto& objects : std::vector<std::vector<std::pair<int, std::string>>>{
                 {{3, page}, {98, words}},
                 {{1, "<</Type/Catalog/Pages 98 0 R>>"}, {98, "<</Type/Pages/Kids[3 0 R]>>"}},
                 {{2, "<</Type/Pages/Kids[]/Count 0>>"}}}) {
            const Report report = verify(update(pdf, objects));
            EXPECT_TRUE(report.has(Code::ContentReplaced));
            EXPECT_TRUE(report.has(Code::NotWholeDocument));
            EXPECT_EQ(report.verdict(), Verdict::Invalid);
        }
    }
}

TEST_F(PadesLevels, AnyOtherRevisionIsForbidden)
{
    for (const std::string& pdf : {t_, lt_, lta_}) {
        for (const std::string& changed :
             {// Incremental saving attack: objects without table or trailer, a table alone, a
              // trailer alone, blanks, a second end mark.
              pdf + "98 0 obj\n<<>>\nendobj\n", update(pdf, {}), update(pdf, {{98, "<<>>"}}),
              pdf + "trailer\n<</Root 1 0 R>>\n", pdf + " ", pdf + "%%EOF\n"}) {
            const Report report = verify(changed);
            EXPECT_TRUE(report.has(Code::RevisionForbidden));
            EXPECT_EQ(report.verdict(), Verdict::Invalid);
            EXPECT_EQ(add_document_timestamp(changed, stamper()).error().front().id,
                      "PDF-NO-AMPLIABLE");
        }
    }
}

TEST_F(PadesLevels, ASignatureThatSaysNotWhatItCoversIsUnusable)
{
    const std::size_t at = t_.find("/ByteRange");
    const std::size_t end = t_.find(']', at) + 1;
    for (const char* instead : {"", "/ByteRange null", "/ByteRange []", "/ByteRange [0 -1 2 3]",
                                "/ByteRange 7 0 R", "/ByteRange [(0) 1 2 3]"}) {
        std::string changed = t_;
        std::string padded = instead;
        padded.resize(end - at, ' ');
        changed.replace(at, end - at, padded);
        EXPECT_TRUE(verify(changed).has(Code::SignatureUnusable)) << instead;
    }
    std::string empty = t_;
    const std::size_t contents = empty.find("/Contents <") + 11;
    empty.replace(contents, 2 * kPdfSignatureBytes, std::string(2 * kPdfSignatureBytes, '0'));
    EXPECT_TRUE(verify(empty).has(Code::SignatureUnusable));
}

TEST_F(PadesLevels, NoChangedByteMakesABetterVerdict)
{
    const std::size_t gap = lta_.rfind("/Contents <") + 10;
    const std::size_t resume = lta_.find('>', gap) + 1;
    std::minstd_rand random(20261127);
    for (int i = 0; i < 600; ++i) {
        const std::size_t at = random() % lta_.size();
        std::string changed = lta_;
        changed[at] = static_cast<char>(changed[at] ^ (1 << (random() % 8)));
        const Report report = verify(changed);
        // All but the last token is under that token.
        if (at < gap || at >= resume) {
            ASSERT_EQ(report.verdict(), Verdict::Invalid) << at;
        } else if (report.verdict() == Verdict::Valid) {
            ASSERT_EQ(report.stamps.back().at, clock_.now()) << at;
        }
        ASSERT_LE(report.level, Level::LTA);
    }
}

TEST_F(PadesLevels, ADamagedSuiteOfDataIsNeverMoreThanNone)
{
    std::minstd_rand random(7);
    const Report whole = verify_pdf(lt_, roots(), sample::moment());
    for (int i = 0; i < 250; ++i) {
        const std::size_t at = t_.size() + random() % (lt_.size() - t_.size());
        std::string changed = lt_;
        changed[at] = static_cast<char>(changed[at] ^ (1 << (random() % 8)));
        const Report report = verify_pdf(changed, roots(), sample::moment());
        ASSERT_GE(static_cast<int>(report.verdict()), static_cast<int>(whole.verdict())) << at;
        ASSERT_LE(report.level, whole.level) << at;
    }
}

}  // namespace
}  // namespace buzon::signing
