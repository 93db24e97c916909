#include "signing/xades.hpp"

#include "sample.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace buzon::signing {
namespace {

class Xades : public testing::Test {
  protected:
    FixedClock clock_{sample::moment()};
    TimestampAuthority authority_ = sample::authority(clock_);
    TrustStore trust_ = sample::trust();
    Signer bank_ = sample::efirma("banks/040012");
    std::string signed_ = sign(sample::order_xml());

    std::string sign(const std::string& xml)
    {
        return sign_xml(xml, XmlSignature{bank_, &authority_, clock_.now()}).value();
    }
    Report verify(std::string_view xml) const { return verify_xml(xml, trust_, sample::moment()); }

    std::string with(const std::string& from, const std::string& to) const
    {
        std::string changed = signed_;
        const std::size_t at = changed.find(from);
        if (at == std::string::npos) throw std::logic_error("not in the document: " + from);
        return changed.replace(at, from.size(), to);
    }
    std::string between(const std::string& from, const std::string& to) const
    {
        const std::size_t begin = signed_.find(from);
        return signed_.substr(begin, signed_.find(to, begin) + to.size() - begin);
    }
};

TEST_F(Xades, ASignedOrderVerifiesAndGivesBackWhatWasSigned)
{
    const Report report = verify(signed_);
    EXPECT_EQ(report.codes, (Codes{Code::SignatureIntact, Code::CoversWhole, Code::ChainTrusted,
                                   Code::NotRevokedCrl, Code::TimestampTrusted}));
    EXPECT_EQ(report.signer, bank_.certificate());
    EXPECT_EQ(report.proven_time, clock_.now());
    EXPECT_EQ(report.claimed_time, clock_.now());
    EXPECT_NE(report.content.find("<importe>1500.00</importe>"), std::string::npos);
    EXPECT_EQ(report.content.find("Signature"), std::string::npos);
}

TEST_F(Xades, WithoutATimeStampItIsDoubtful)
{
    const auto made = sign_xml(sample::order_xml(), XmlSignature{bank_, nullptr, clock_.now()});
    EXPECT_EQ(verify(*made).verdict(), Verdict::Doubtful);
}

TEST_F(Xades, AnEcdsaSealSignsToo)
{
    const Signer seal =
        Signer::open(sample::slurp(sample::pki() / "tls/gateway-client.crt"),
                     sample::slurp(sample::pki() / "tls/gateway-client.key"), Secret())
            .value();
    TrustMaterial material = trust_.material();
    material.anchors.push_back(sample::certificate("tls/ca.crt"));
    const auto made = sign_xml(sample::order_xml(), XmlSignature{seal, &authority_, clock_.now()});
    const Report report = verify_xml(*made, TrustStore(material), sample::moment());
    EXPECT_TRUE(report.has(Code::SignatureIntact));
    EXPECT_EQ(report.verdict(), Verdict::Doubtful);  // no revocation list of that authority
}

TEST_F(Xades, ChangedDataIsNoticed)
{
    EXPECT_EQ(verify(with("1500.00", "9500.00")).verdict(), Verdict::Invalid);
    EXPECT_TRUE(verify(with("1500.00", "9500.00")).has(Code::ContentAltered));
    EXPECT_TRUE(verify(with("1500.00", "9500.00")).content.empty());
    EXPECT_TRUE(verify(with("<importe>", "<importe moneda=\"USD\">")).has(Code::ContentAltered));
}

TEST_F(Xades, NoChangedByteGoesUnnoticedUnlessTheSignedOctetsStay)
{
    const Report good = verify(signed_);
    for (std::size_t i = 0; i < signed_.size(); i += 5) {
        std::string changed = signed_;
        changed[i] = static_cast<char>(changed[i] ^ 0x01);
        const Report report = verify(changed);
        if (report.verdict() != Verdict::Valid) continue;
        ASSERT_EQ(report.content, good.content) << i;
        ASSERT_EQ(report.signer, good.signer) << i;
        ASSERT_EQ(report.proven_time, good.proven_time) << i;
    }
}

TEST_F(Xades, TheSigningTimeIsSigned)
{
    const std::string time = between("<xades:SigningTime>", "</xades:SigningTime>");
    EXPECT_TRUE(verify(with(time, "<xades:SigningTime>2020-01-01T00:00:00Z</xades:SigningTime>"))
                    .has(Code::ContentAltered));
}

TEST_F(Xades, ASignatureMovedAroundForeignDataIsRefused)
{
    const std::string signature = between("<ds:Signature ", "</ds:Signature>");
    // The signed root becomes a child of another one.
    const std::string inner = signed_.substr(signed_.find("<oficio"));
    EXPECT_EQ(verify("<otro>" + inner + "</otro>").codes, Codes{Code::StructureForbidden});
    // The signature stays, the root is another.
    EXPECT_EQ(verify("<oficio><importe>1.00</importe>" + signature + "</oficio>").verdict(),
              Verdict::Invalid);
    // Two of them.
    EXPECT_EQ(verify(with("</oficio>", signature + "</oficio>")).codes,
              Codes{Code::SeveralSignatures});
}

TEST_F(Xades, ADuplicateIdIsRefused)
{
    const std::size_t at = signed_.find("<xades:SignedProperties Id=\"") + 28;
    const std::string value = signed_.substr(at, signed_.find('"', at) - at);
    for (const std::string name : {"Id", "ID", "id", "xml:id"}) {
        EXPECT_EQ(
            verify(with("<ds:X509Data>", "<ds:X509Data><x " + name + "=\"" + value + "\"/>")).codes,
            Codes{Code::StructureForbidden})
            << name;
    }
}

TEST_F(Xades, ForgedPropertiesWithTheSignedOnesHiddenAreRefused)
{
    const std::string properties = between("<xades:SignedProperties ", "</xades:SignedProperties>");
    std::string forged = properties;
    const std::size_t at = forged.find("Time>20");
    forged.replace(at, 7, "Time>19");
    std::string changed = with(properties, forged);
    changed.replace(
        changed.find("<ds:X509Data>"), 13,
        "<ds:X509Data><x xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\">" + properties + "</x>");
    EXPECT_EQ(verify(changed).codes, Codes{Code::StructureForbidden});
}

TEST_F(Xades, OtherTransformsAndReferencesAreRefused)
{
    const std::string enveloped =
        "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>";
    const std::string xslt =
        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>";
    const std::string xpath =
        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">"
        "<ds:XPath>not(self::importe)</ds:XPath></ds:Transform>";
    EXPECT_EQ(verify(with(enveloped, enveloped + xslt)).codes, Codes{Code::StructureForbidden});
    EXPECT_EQ(verify(with(enveloped, enveloped + xpath)).codes, Codes{Code::StructureForbidden});
    EXPECT_EQ(verify(with(enveloped, "")).codes, Codes{Code::StructureForbidden});
    EXPECT_EQ(verify(with("URI=\"\"", "URI=\"file:///etc/passwd\"")).codes,
              Codes{Code::StructureForbidden});
    EXPECT_EQ(verify(with("URI=\"\"", "")).codes, Codes{Code::StructureForbidden});
    EXPECT_EQ(verify(with("xmlenc#sha256", "xmldsig#sha1")).codes, Codes{Code::StructureForbidden});
    const std::string reference = between("<ds:Reference ", "</ds:Reference>");
    EXPECT_EQ(verify(with(reference, reference + reference)).codes,
              Codes{Code::StructureForbidden});
    EXPECT_EQ(verify(with("rsa-sha256", "hmac-sha256")).codes, Codes{Code::StructureForbidden});
}

TEST_F(Xades, AnotherCertificateInKeyInfoIsRefused)
{
    const std::string own = between("<ds:X509Certificate>", "</ds:X509Certificate>");
    const auto other = sign_xml(
        sample::order_xml(), XmlSignature{sample::efirma("banks/040032"), nullptr, clock_.now()});
    const std::size_t begin = other->find("<ds:X509Certificate>");
    const std::string foreign =
        other->substr(begin, other->find("</ds:X509Certificate>") + 21 - begin);
    EXPECT_EQ(verify(with(own, foreign)).codes, Codes{Code::SignerMismatch});
    // Beside the right one it is only an offer.
    EXPECT_EQ(verify(with(own, foreign + own)).verdict(), Verdict::Valid);
}

TEST_F(Xades, DoctypesAndEntitiesAreNotRead)
{
    EXPECT_EQ(verify("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>").codes,
              Codes{Code::Unreadable});
    const std::string head = signed_.substr(0, signed_.find("<oficio"));
    EXPECT_EQ(verify(head + "<!DOCTYPE oficio [<!ATTLIST x Id ID #IMPLIED>]>" +
                     signed_.substr(head.size()))
                  .codes,
              Codes{Code::Unreadable});
}

TEST_F(Xades, WhatIsNotASignedDocumentIsSaidSo)
{
    EXPECT_EQ(verify(sample::order_xml()).codes, Codes{Code::NoSignature});
    EXPECT_EQ(verify("no es XML").codes, Codes{Code::Unreadable});
    EXPECT_EQ(verify("").codes, Codes{Code::Unreadable});
}

TEST_F(Xades, TheSignersFateIsJudgedAtTheProvenTime)
{
    const Signer revoked = sample::efirma("special/revoked");
    const auto made =
        sign_xml(sample::order_xml(), XmlSignature{revoked, &authority_, clock_.now()});
    EXPECT_TRUE(verify(*made).has(Code::CertificateRevoked));
    const Signer expired = sample::efirma("special/expired");
    const auto old =
        sign_xml(sample::order_xml(), XmlSignature{expired, &authority_, clock_.now()});
    EXPECT_TRUE(verify(*old).has(Code::CertificateExpired));
}

TEST_F(Xades, SigningWhatIsSignedOrNotXmlIsRefused)
{
    const auto twice = sign_xml(signed_, XmlSignature{bank_, nullptr, clock_.now()});
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().front().id, "XML-FIRMADO");
    EXPECT_FALSE(sign_xml("<a>", XmlSignature{bank_, nullptr, clock_.now()}));
}

TEST_F(Xades, SigningIsRepeatable)
{
    const auto once = sign_xml(sample::order_xml(), XmlSignature{bank_, nullptr, clock_.now()});
    const auto again = sign_xml(sample::order_xml(), XmlSignature{bank_, nullptr, clock_.now()});
    EXPECT_EQ(*once, *again);
}

}  // namespace
}  // namespace buzon::signing
