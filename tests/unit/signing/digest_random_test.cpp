#include "signing/digest.hpp"
#include "signing/random.hpp"
#include "signing/report.hpp"

#include <gtest/gtest.h>

#include <set>

namespace buzon::signing {
namespace {

// FIPS 180-4 examples.
TEST(Digest, AgreesWithTheStandardsExamples)
{
    EXPECT_EQ(sha256("abc").hex(),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("").hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256({"a", "", "bc"}), sha256("abc"));
}

TEST(Digest, AgreesWithTheCoreImplementation)
{
    for (std::size_t n = 0; n < 300; ++n) {
        const std::string bytes(n, static_cast<char>(n));
        ASSERT_EQ(sha256(bytes), sha256_of(bytes)) << n;
    }
}

// RFC 4231, test case 2.
TEST(Digest, HmacAgreesWithTheRfc)
{
    const std::string mac = hmac_sha256("Jefe", "what do ya want for nothing?");
    Sha256::Bytes bytes{};
    std::copy(mac.begin(), mac.end(), bytes.begin());
    EXPECT_EQ(Sha256(bytes).hex(),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_TRUE(equal_in_constant_time(mac, mac));
    EXPECT_FALSE(equal_in_constant_time(mac, mac.substr(1)));
}

TEST(Random, TokensAreLongUrlSafeAndDifferent)
{
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string token = random_token();
        EXPECT_EQ(token.size(), 43U);
        EXPECT_EQ(token.find_first_not_of(
                      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
                  std::string::npos);
        seen.insert(token);
    }
    EXPECT_EQ(seen.size(), 1000U);
    EXPECT_EQ(random_bytes(0).size(), 0U);
}

TEST(Report, TheWorstCodeDecides)
{
    EXPECT_EQ(verdict({Code::SignatureIntact, Code::ChainTrusted}), Verdict::Valid);
    EXPECT_EQ(verdict({Code::SignatureIntact, Code::NoTimestamp}), Verdict::Doubtful);
    EXPECT_EQ(verdict({Code::SignatureIntact, Code::CertificateRevoked}), Verdict::Invalid);
    EXPECT_EQ(verdict({Code::ChainTrusted}), Verdict::Invalid);
    EXPECT_EQ(verdict({}), Verdict::Invalid);
    EXPECT_EQ(verdict_text(Verdict::Doubtful), "Válida con reservas");
    EXPECT_EQ(code_name(Code::ContentAltered), "ContentAltered");
}

}  // namespace
}  // namespace buzon::signing
