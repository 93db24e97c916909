#include "core/base64.hpp"
#include "core/sha256.hpp"

#include <gtest/gtest.h>

namespace buzon {
namespace {

// NIST FIPS 180-4 examples and CAVP SHA256ShortMsg.rsp.
TEST(Sha256, AgreesWithNistVectors)
{
    EXPECT_EQ(sha256_of("").hex(),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_of("abc").hex(),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").hex(),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256_of("\xd3").hex(),
              "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1");
    EXPECT_EQ(sha256_of(std::string(1'000'000, 'a')).hex(),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// Digests of "x" repeated, by coreutils' sha256sum: lengths around the padding's edges.
TEST(Sha256, PadsEveryLengthAroundABlock)
{
    EXPECT_EQ(sha256_of(std::string(55, 'x')).hex(),
              "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072");
    EXPECT_EQ(sha256_of(std::string(56, 'x')).hex(),
              "04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e");
    EXPECT_EQ(sha256_of(std::string(63, 'x')).hex(),
              "75220b47218278e656f2013bb8f0c455a25eaf01e86c64924e9d48d89776d6f2");
    EXPECT_EQ(sha256_of(std::string(64, 'x')).hex(),
              "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c");
    EXPECT_EQ(sha256_of(std::string(65, 'x')).hex(),
              "9537c5fdf120482f7d58d25e9ed583f52c02b4e304ea814db1633ad565aed7e9");
}

TEST(Sha256, ReadsOnlySixtyFourHexadecimalDigits)
{
    const std::string hex = sha256_of("abc").hex();
    EXPECT_EQ(Sha256::parse_hex(hex).value(), sha256_of("abc"));
    EXPECT_FALSE(Sha256::parse_hex(hex.substr(1)));
    EXPECT_FALSE(Sha256::parse_hex(hex + "0"));
    EXPECT_FALSE(Sha256::parse_hex("g" + hex.substr(1)));
}

// RFC 4648 §10.
TEST(Base64, AgreesWithRfc4648)
{
    const std::pair<std::string, std::string> vectors[] = {{"", ""},
                                                           {"f", "Zg=="},
                                                           {"fo", "Zm8="},
                                                           {"foo", "Zm9v"},
                                                           {"foob", "Zm9vYg=="},
                                                           {"fooba", "Zm9vYmE="},
                                                           {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, coded] : vectors) {
        EXPECT_EQ(base64_encode(plain), coded);
        EXPECT_EQ(base64_decode(coded), plain);
    }
}

TEST(Base64, CarriesEveryByteAndForgivesWhiteSpace)
{
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(static_cast<unsigned char>(i));
    std::string coded = base64_encode(all);
    EXPECT_EQ(base64_decode(coded), all);
    coded.insert(64, "\r\n");
    coded += " \t\n";
    EXPECT_EQ(base64_decode(coded), all);
}

TEST(Base64, RefusesWhatIsNotBase64)
{
    for (const char* bad :
         {"Z", "Zg", "Zg=", "Zg===", "Z===", "=", "Zg==Zg==", "Zm9v-_==", "Zh==", "Zm9=", "Zm=9"}) {
        EXPECT_EQ(base64_decode(bad), std::nullopt) << bad;
    }
}

}  // namespace
}  // namespace buzon
