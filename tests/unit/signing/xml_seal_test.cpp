#include "signing/xml_seal.hpp"

#include "sample.hpp"
#include "signing/digest.hpp"
#include "signing/xades.hpp"

#include <gtest/gtest.h>

namespace buzon::signing {
namespace {

constexpr std::string_view kXml =
    "<e:Evidence xmlns:e=\"urn:e\" Id=\"ev-1\"><fact>opened</fact></e:Evidence>";

class ASealedDocument : public testing::Test {
  protected:
    FixedClock clock_{sample::moment()};
    TimestampAuthority authority_ = sample::authority(clock_);
    TrustStore trust_ = sample::trust();
    Signer seal_ = Signer::open(sample::slurp(sample::pki() / "evidence/seal.crt"),
                                sample::slurp(sample::pki() / "evidence/seal.key"), Secret())
                       .value();
    XmlSeal made_ = seal_xml(kXml, seal_, authority_, clock_.now());
    std::string signed_ = sealed_xml(kXml, seal_.certificate(), made_);
};

TEST_F(ASealedDocument, IsXadesOfTheFormThatEverybodyVerifies)
{
    const Report report = verify_xml(signed_, trust_, sample::moment());
    EXPECT_EQ(report.codes, (Codes{Code::SignatureIntact, Code::CoversWhole, Code::ChainTrusted,
                                   Code::NotRevokedCrl, Code::TimestampTrusted}));
    EXPECT_EQ(report.content, kXml);
    EXPECT_EQ(report.signer, seal_.certificate());
    EXPECT_EQ(report.proven_time, clock_.now());
}

TEST_F(ASealedDocument, IsMadeAgainFromItsParts)
{
    EXPECT_EQ(made_.signature.size(), 64U);
    EXPECT_EQ(sealed_xml(kXml, seal_.certificate(), made_), signed_);
}

TEST_F(ASealedDocument, OfManySealsEachHolds)
{
    // Numbers of a signature that begin with zeros are shorter in DER: one in 256.
    for (int i = 0; i < 600; ++i) {
        const std::string xml = "<a><n>" + std::to_string(i) + "</n></a>";
        const XmlSeal seal = seal_xml(xml, seal_, authority_, clock_.now());
        ASSERT_EQ(seal.signature.size(), 64U);
        ASSERT_TRUE(verify_xml(sealed_xml(xml, seal_.certificate(), seal), trust_, sample::moment())
                        .has(Code::SignatureIntact));
    }
}

TEST_F(ASealedDocument, AnotherSignatureTokenOrTextIsNoticed)
{
    XmlSeal other = made_;
    other.signature[7] = static_cast<char>(other.signature[7] ^ 1);
    EXPECT_EQ(verify_xml(sealed_xml(kXml, seal_.certificate(), other), trust_, sample::moment())
                  .verdict(),
              Verdict::Invalid);
    other = made_;
    other.token = authority_.stamp(sha256("something else"));
    EXPECT_TRUE(verify_xml(sealed_xml(kXml, seal_.certificate(), other), trust_, sample::moment())
                    .has(Code::TimestampInvalid));
    std::string text(kXml);
    text.replace(text.find("opened"), 6, "closed");
    EXPECT_EQ(verify_xml(sealed_xml(text, seal_.certificate(), made_), trust_, sample::moment())
                  .verdict(),
              Verdict::Invalid);
}

TEST_F(ASealedDocument, OnlyAnEllipticKeySeals)
{
    EXPECT_TRUE(can_seal(seal_));
    const Signer rsa = sample::efirma("imss/sello");
    EXPECT_FALSE(can_seal(rsa));
    EXPECT_THROW(static_cast<void>(seal_xml(kXml, rsa, authority_, clock_.now())),
                 std::logic_error);
}

TEST_F(ASealedDocument, WhatIsNotCanonicalIsRefused)
{
    for (const char* xml : {"", "<a/>", "<?xml version=\"1.0\"?><a></a>", "<a></b>", "<a></a>\n"}) {
        EXPECT_THROW(static_cast<void>(seal_xml(xml, seal_, authority_, clock_.now())),
                     std::logic_error)
            << xml;
    }
}

}  // namespace
}  // namespace buzon::signing
