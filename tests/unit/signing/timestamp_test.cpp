#include "signing/timestamp.hpp"

#include "sample.hpp"
#include "signing/digest.hpp"

#include <gtest/gtest.h>

#include <set>
#include <thread>

namespace buzon::signing {
namespace {

class Timestamps : public testing::Test {
  protected:
    FixedClock clock_{sample::moment() + std::chrono::milliseconds{120}};
    TimestampAuthority authority_ = sample::authority(clock_);
    TrustStore trust_ = sample::trust();
    Sha256 digest_ = sha256("contenido");
};

TEST_F(Timestamps, ATokenProvesItsDigestAtItsTime)
{
    const TokenReport report = verify_token(authority_.stamp(digest_), digest_, trust_);
    EXPECT_EQ(report.codes, Codes{Code::TimestampTrusted});
    EXPECT_EQ(report.gen_time, clock_.now());
    EXPECT_EQ(report.policy, "0.4.0.2023.1.1");
    EXPECT_EQ(report.authority, authority_.certificate());
}

TEST_F(Timestamps, AnotherDigestIsRefused)
{
    const TokenReport report = verify_token(authority_.stamp(digest_), sha256("otro"), trust_);
    EXPECT_TRUE(report.codes.count(Code::TimestampInvalid));
    EXPECT_TRUE(report.codes.count(Code::ContentAltered));
    EXPECT_FALSE(report.good());
}

TEST_F(Timestamps, NoChangedByteOfATokenGoesUnnoticed)
{
    const std::string token = authority_.stamp(digest_);
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string changed = token;
        changed[i] = static_cast<char>(changed[i] ^ 0x01);
        const TokenReport report = verify_token(changed, digest_, trust_);
        if (report.good()) {
            // Only what is not signed may differ, and nothing that is read from it.
            ASSERT_EQ(report.gen_time, clock_.now()) << i;
            ASSERT_EQ(report.authority, authority_.certificate()) << i;
        }
    }
    for (std::size_t n = 0; n < token.size(); n += 7) {
        ASSERT_FALSE(verify_token(token.substr(0, n), digest_, trust_).good()) << n;
    }
    EXPECT_FALSE(verify_token(token + "x", digest_, trust_).good());
}

TEST_F(Timestamps, AUnitNobodyPinnedIsUntrusted)
{
    const TrustStore nothing{TrustMaterial{}};
    const TokenReport report = verify_token(authority_.stamp(digest_), digest_, nothing);
    EXPECT_TRUE(report.codes.count(Code::TimestampUntrusted));
    EXPECT_TRUE(report.gen_time);
}

TEST_F(Timestamps, AUnitThatHadExpiredIsUntrusted)
{
    clock_.set(authority_.certificate().not_after() + std::chrono::hours{1});
    const TokenReport report = verify_token(authority_.stamp(digest_), digest_, trust_);
    EXPECT_TRUE(report.codes.count(Code::TimestampUntrusted));
    EXPECT_TRUE(report.codes.count(Code::CertificateExpired));
}

TEST_F(Timestamps, OnlyATimeStampCertificateMakesAUnit)
{
    const auto made = TimestampAuthority::make(sample::efirma("officials/o1"), TimestampConfig{},
                                               clock_, sample::next_serial);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().id, "TSA-CERTIFICADO");
}

TEST_F(Timestamps, APolicyThatIsNoOidIsRefused)
{
    Signer unit = Signer::open(sample::slurp(sample::pki() / "tsa/unit.crt"),
                               sample::slurp(sample::pki() / "tsa/unit.key"), Secret())
                      .value();
    TimestampConfig config;
    config.policy = "política";
    EXPECT_FALSE(TimestampAuthority::make(std::move(unit), config, clock_, sample::next_serial));
}

TEST_F(Timestamps, ThreadsGetDifferentSerials)
{
    std::vector<std::vector<std::string>> serials(4);
    {
        std::vector<std::jthread> threads;
        for (auto& mine : serials) {
            threads.emplace_back([&] {
                for (int i = 0; i < 50; ++i) {
                    mine.push_back(verify_token(authority_.stamp(digest_), digest_, trust_).serial);
                }
            });
        }
    }
    std::set<std::string> all;
    for (const auto& mine : serials) all.insert(mine.begin(), mine.end());
    EXPECT_EQ(all.size(), 200U);
}

// A constancia NOM-151 is a token whose signer has no timeStamping use: accepted only with root and
// policy pinned. The sample token stands in for one: its root is pinned as such and not as a TSA.
TEST_F(Timestamps, ANom151RootNeedsItsPolicyPinnedToo)
{
    TrustMaterial material;
    material.nom151_anchors = {sample::certificate("tsa/root.crt")};
    const std::string token = authority_.stamp(digest_);
    EXPECT_FALSE(verify_token(token, digest_, TrustStore(material)).good());
    material.nom151_policies = {"2.16.484.101.10.316.2.1.1.2.1"};
    EXPECT_FALSE(verify_token(token, digest_, TrustStore(material)).good());
    material.nom151_policies.push_back("0.4.0.2023.1.1");
    EXPECT_TRUE(verify_token(token, digest_, TrustStore(material)).good());
}

TEST_F(Timestamps, ARequestThatIsNoneIsRejectedInDer)
{
    for (const std::string& request :
         {std::string(), std::string("basura"), std::string(20000, 'x')}) {
        const std::string answer = authority_.respond(request);
        ASSERT_GT(answer.size(), 8U);
        // SEQUENCE { SEQUENCE { INTEGER 2 (rejection) …
        EXPECT_EQ(answer[0], '\x30');
        EXPECT_EQ(answer.substr(4, 3), std::string("\x02\x01\x02"));
    }
}

}  // namespace
}  // namespace buzon::signing
