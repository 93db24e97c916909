#include "signing/certificate.hpp"

#include "sample.hpp"

#include <gtest/gtest.h>

namespace buzon::signing {
namespace {

TEST(Certificate, AMoralNamesItsRepresentative)
{
    const Certificate c = sample::certificate("employers/e003.cer");
    ASSERT_TRUE(c.subject_rfc());
    EXPECT_EQ(c.subject_rfc()->str(), "P&M5705277U0");
    EXPECT_EQ(c.subject_rfc()->kind(), Rfc::Kind::Moral);
    ASSERT_TRUE(c.representative_rfc());
    EXPECT_EQ(c.representative_rfc()->str(), "TEGR920808164");
    EXPECT_EQ(c.curp(), "TEGR920808HNLRRL06");
    EXPECT_EQ(c.common_name(), "Pérez & Muñoz Construcciones, S.A. de C.V.");
}

TEST(Certificate, AFisicaHasNoRepresentative)
{
    const Certificate c = sample::certificate("employers/e002.cer");
    EXPECT_EQ(c.subject_rfc()->str(), "NUIF790506NC8");
    EXPECT_FALSE(c.representative_rfc());
    EXPECT_EQ(c.curp(), "NUIF790506MDFXBR07");
    EXPECT_EQ(c.holder_name(), "María Fernanda Núñez Ibáñez");
}

TEST(Certificate, AnEnyeInTheRfcIsRead)
{
    EXPECT_EQ(sample::certificate("employers/e001.cer").subject_rfc()->str(), "ÑAN641020SX5");
}

TEST(Certificate, ALongNameIsWholeInNameAndCutInCommonName)
{
    const Certificate c = sample::certificate("employers/e043.cer");
    EXPECT_GT(c.holder_name().size(), 200U);
    EXPECT_EQ(c.holder_name().rfind(c.common_name(), 0), 0U);
}

TEST(Certificate, TheNumberIsTwentyDigits)
{
    const std::string number = sample::certificate("imss/sello.cer").number();
    EXPECT_EQ(number.size(), 20U);
    EXPECT_EQ(number.substr(0, 13), "3000100000050");
}

TEST(Certificate, ASerialThatIsNotDigitsIsPrintedInHexadecimal)
{
    EXPECT_EQ(sample::certificate("tsa/unit.crt").number(), "02");
}

TEST(Certificate, OnlyAnEfirmaIsOne)
{
    EXPECT_TRUE(sample::certificate("officials/o1.cer").is_efirma());
    EXPECT_FALSE(sample::certificate("tls/gateway.crt").is_efirma());
    EXPECT_FALSE(sample::certificate("trust/intermediates/ac-emisora.cer").is_efirma());
    EXPECT_FALSE(sample::certificate("tsa/unit.crt").is_efirma());
}

TEST(Certificate, ValidityIncludesBothEnds)
{
    const Certificate c = sample::certificate("employers/e001.cer");
    using std::chrono::milliseconds;
    EXPECT_TRUE(c.valid_at(c.not_before()));
    EXPECT_FALSE(c.valid_at(c.not_before() - milliseconds{1}));
    EXPECT_TRUE(c.valid_at(c.not_after() + milliseconds{999}));
    EXPECT_FALSE(c.valid_at(c.not_after() + milliseconds{1000}));
}

TEST(Certificate, TheIssuerIsPrintedWithItsAccents)
{
    const Certificate c = sample::certificate("employers/e001.cer");
    EXPECT_NE(c.issuer_name().find("Administración Tributaria"), std::string::npos);
    EXPECT_EQ(c.issuer_common_name(), "A.C. de prueba del Servicio de Administración Tributaria");
}

TEST(Certificate, DerAndPemOfOneCertificateAreEqual)
{
    const Certificate pem = sample::certificate("tsa/unit.crt");
    const auto der = Certificate::parse(pem.der());
    ASSERT_TRUE(der);
    EXPECT_EQ(*der, pem);
}

class NotACertificate : public testing::TestWithParam<std::string> {};

TEST_P(NotACertificate, IsRefusedWithAReason)
{
    const auto parsed = Certificate::parse(GetParam());
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().id, "CER-ILEGIBLE");
    EXPECT_FALSE(parsed.error().remedy.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Inputs, NotACertificate,
    testing::Values("", "hola", std::string(3, '\x30'),
                    "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                    std::string(70000, 'x')));

TEST(Certificate, TrailingOrMissingBytesAreRefused)
{
    const std::string der = sample::slurp(sample::pki() / "employers/e001.cer");
    EXPECT_FALSE(Certificate::parse(der + "x"));
    EXPECT_FALSE(Certificate::parse(der.substr(0, der.size() - 1)));
}

}  // namespace
}  // namespace buzon::signing
