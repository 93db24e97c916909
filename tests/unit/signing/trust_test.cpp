#include "signing/trust.hpp"

#include "sample.hpp"

#include <gtest/gtest.h>

namespace buzon::signing {
namespace {

using std::chrono::hours;

TEST(Trust, AnEmployerInForceIsTrusted)
{
    const Codes codes =
        sample::trust().check_chain(sample::certificate("employers/e001.cer"), sample::moment());
    EXPECT_EQ(codes, (Codes{Code::ChainTrusted, Code::NotRevokedCrl}));
}

TEST(Trust, AnExpiredCertificateIsToldApartFromOneNotYetInForce)
{
    const TrustStore trust = sample::trust();
    const Certificate expired = sample::certificate("special/expired.cer");
    EXPECT_EQ(worst(trust.check_chain(expired, sample::moment())), Code::CertificateExpired);
    EXPECT_EQ(trust.check_chain(expired, expired.not_after() - hours{1}).count(Code::ChainTrusted),
              1U);
    const Certificate employer = sample::certificate("employers/e001.cer");
    EXPECT_TRUE(trust.check_chain(employer, employer.not_before() - hours{1})
                    .count(Code::CertificateNotYetValid));
}

TEST(Trust, ARevokedCertificateIsGoodOnlyBeforeItsRevocation)
{
    const TrustStore trust = sample::trust();
    const Certificate revoked = sample::certificate("special/revoked.cer");
    EXPECT_EQ(worst(trust.check_chain(revoked, sample::moment())), Code::CertificateRevoked);
    const Codes before = trust.check_chain(revoked, revoked.not_before() + hours{24});
    EXPECT_EQ(before, (Codes{Code::ChainTrusted, Code::RevokedAfterwards}));
}

TEST(Trust, AStaleListLeavesRevocationPending)
{
    const Certificate employer = sample::certificate("employers/e001.cer");
    TrustMaterial material = sample::trust().material();
    material.crls = {sample::slurp(sample::pki() / "special/stale.crl")};
    EXPECT_EQ(TrustStore(material).check_chain(employer, sample::moment()),
              (Codes{Code::ChainTrusted, Code::RevocationUnknown, Code::CrlStale}));
    // Stale or not, what it lists as revoked is revoked.
    EXPECT_EQ(worst(TrustStore(material).check_chain(sample::certificate("special/revoked.cer"),
                                                     sample::moment())),
              Code::CertificateRevoked);
    material.crls.clear();
    EXPECT_EQ(TrustStore(material).check_chain(employer, sample::moment()),
              (Codes{Code::ChainTrusted, Code::RevocationUnknown}));
}

TEST(Trust, AForeignChainIsUntrusted)
{
    const TrustStore trust = sample::trust();
    EXPECT_TRUE(trust.check_chain(sample::certificate("tls/issuer-client.crt"), sample::moment())
                    .count(Code::ChainUntrusted));
    TrustMaterial foreign;
    foreign.anchors = {sample::certificate("tls/ca.crt")};
    EXPECT_TRUE(TrustStore(foreign)
                    .check_chain(sample::certificate("employers/e001.cer"), sample::moment())
                    .count(Code::ChainUntrusted));
}

TEST(Trust, WhatComesWithTheDocumentBuildsThePathAndIsNotTrusted)
{
    TrustMaterial only_root;
    only_root.anchors = {sample::certificate("trust/anchors/raiz.cer")};
    const TrustStore trust(only_root);
    const Certificate employer = sample::certificate("employers/e001.cer");
    const Certificate issuing = sample::certificate("trust/intermediates/ac-emisora.cer");
    using Purpose = TrustStore::Purpose;
    EXPECT_TRUE(trust.check_chain(employer, sample::moment()).count(Code::ChainUntrusted));
    EXPECT_TRUE(trust.check_chain(employer, sample::moment(), Purpose::Signature, {issuing})
                    .count(Code::ChainTrusted));
    const TrustStore nothing{TrustMaterial{}};
    EXPECT_TRUE(nothing.check_chain(employer, sample::moment(), Purpose::Signature, {issuing})
                    .count(Code::ChainUntrusted));
}

TEST(Trust, AnchorsOfTimeStampsDoNotVouchForSignatures)
{
    const TrustStore trust = sample::trust();
    const Certificate unit = sample::certificate("tsa/unit.crt");
    using Purpose = TrustStore::Purpose;
    EXPECT_TRUE(
        trust.check_chain(unit, sample::moment(), Purpose::Timestamp).count(Code::ChainTrusted));
    const Codes as_signer = trust.check_chain(unit, sample::moment());
    EXPECT_TRUE(as_signer.count(Code::ChainUntrusted));
    EXPECT_TRUE(as_signer.count(Code::WrongPurpose));
    const Codes employer_as_unit = trust.check_chain(sample::certificate("employers/e001.cer"),
                                                     sample::moment(), Purpose::Timestamp);
    EXPECT_TRUE(employer_as_unit.count(Code::ChainUntrusted));
}

TEST(Trust, AnOcspResponderMayNotSignDocuments)
{
    const Codes codes =
        sample::trust().check_chain(sample::certificate("ocsp/responder.crt"), sample::moment());
    EXPECT_TRUE(codes.count(Code::WrongPurpose));
}

TEST(Trust, AListThatItsIssuerDidNotSignIsNotBelieved)
{
    TrustMaterial material = sample::trust().material();
    for (std::string& crl : material.crls) {
        crl.back() = static_cast<char>(crl.back() ^ 1);
    }
    const Codes codes = TrustStore(material).check_chain(sample::certificate("special/revoked.cer"),
                                                         sample::moment());
    EXPECT_TRUE(codes.count(Code::CrlUntrusted));
    EXPECT_EQ(codes.count(Code::NotRevokedCrl), 0U);
}

TEST(Trust, EveryBadFileOfTheFolderIsNamed)
{
    const std::filesystem::path dir = testing::TempDir() + "buzon-trust-bad-files";
    std::filesystem::create_directories(dir / "anchors");
    std::filesystem::create_directories(dir / "crl");
    const auto write = [&](const std::filesystem::path& file, const std::string& text) {
        std::ofstream(dir / file) << text;
    };
    write("anchors/a.cer", "basura");
    write("anchors/leeme.txt", "no cuenta");
    write("crl/b.crl", "basura");
    const auto loaded = TrustStore::load(dir);
    std::filesystem::remove_all(dir);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().size(), 2U);
    const auto empty = TrustStore::load(dir);
    ASSERT_FALSE(empty);
    EXPECT_EQ(empty.error().front().id, "CONFIANZA-VACIA");
}

}  // namespace
}  // namespace buzon::signing
