#include "sample.hpp"
#include "signing/validation_data.hpp"
#include "signing/xades.hpp"
#include "signing/xades_extend.hpp"

#include <gtest/gtest.h>

#include <random>

namespace buzon::signing {
namespace {

using std::chrono::hours;

class XadesLevels : public testing::Test {
  protected:
    FixedClock clock_{sample::moment()};
    TimestampAuthority authority_ = sample::authority(clock_);
    TrustStore trust_ = sample::trust();
    std::string t_ = signed_by("banks/040012");
    std::string lt_ = with_data(t_);
    std::string lta_ = stamped(lt_);

    std::string signed_by(const std::string& name) const
    {
        return sign_xml(sample::order_xml(),
                        XmlSignature{sample::efirma(name), &authority_, clock_.now()})
            .value();
    }
    Report verify(std::string_view xml) const { return verify_xml(xml, trust_, sample::moment()); }
    std::string with_data(const std::string& xml) const
    {
        return add_validation_data_xml(xml,
                                       gather_validation_data(verify(xml), trust_, nullptr).value())
            .value();
    }
    std::string stamped(const std::string& xml) const
    {
        return add_archive_timestamp(xml, [this](const Sha256& d) { return authority_.stamp(d); })
            .value();
    }
};

std::string between(const std::string& xml, const std::string& from, const std::string& to)
{
    const std::size_t begin = xml.find(from);
    return xml.substr(begin, xml.find(to, begin) + to.size() - begin);
}

TEST_F(XadesLevels, EachLevelIsNamedAndGivesBackTheSameOctets)
{
    const std::string content = verify(t_).content;
    ASSERT_FALSE(content.empty());
    EXPECT_EQ(verify(t_).level, Level::T);
    EXPECT_EQ(verify(lt_).level, Level::LT);
    const Report report = verify(lta_);
    EXPECT_EQ(report.level, Level::LTA);
    EXPECT_EQ(report.verdict(), Verdict::Valid);
    EXPECT_EQ(report.content, content);
    EXPECT_EQ(with_data(lt_), lt_);
}

TEST_F(XadesLevels, WhoHasOnlyTheRootsNeedsNothingElse)
{
    TrustMaterial material = trust_.material();
    material.intermediates.clear();
    material.crls.clear();
    const TrustStore roots(material);
    EXPECT_NE(verify_xml(t_, roots, sample::moment()).verdict(), Verdict::Valid);
    EXPECT_EQ(verify_xml(lta_, roots, sample::moment()).verdict(), Verdict::Valid);
}

TEST_F(XadesLevels, ALaterUnitRenewsAndBringsItsOwnData)
{
    const Instant after = authority_.certificate().not_after() + hours{24};
    EXPECT_TRUE(verify_xml(lta_, trust_, after).has(Code::TimestampOutlived));
    clock_.set(authority_.certificate().not_after() - hours{24 * 30});
    const TimestampAuthority later = sample::authority(clock_, "tsa/later");
    const auto by_later = [&](const Sha256& d) { return later.stamp(d); };
    const std::string renewed = add_archive_timestamp(lta_, by_later).value();
    const Report report = verify_xml(renewed, trust_, after);
    EXPECT_EQ(report.verdict(), Verdict::Valid);
    EXPECT_EQ(report.stamps.size(), 3U);
    const std::string again = with_data(renewed);
    EXPECT_NE(again.find("TimeStampValidationData"), std::string::npos);
    EXPECT_EQ(verify_xml(add_archive_timestamp(again, by_later).value(), trust_, after).level,
              Level::LTA);
}

TEST_F(XadesLevels, NothingUnderAnArchiveStampCanBeTakenOutOrChanged)
{
    for (const char* name : {"xades:CertificateValues", "xades:RevocationValues"}) {
        std::string without = lta_;
        const std::string part =
            between(lta_, std::string("<") + name, std::string("</") + name + ">");
        without.erase(without.find(part), part.size());
        EXPECT_TRUE(verify(without).has(Code::ArchiveTimestampInvalid)) << name;
        EXPECT_EQ(verify(without).verdict(), Verdict::Invalid) << name;
    }
    const std::string own = between(lta_, "<ds:X509Certificate>", "</ds:X509Certificate>");
    std::string more = lta_;
    more.insert(more.find(own), own);
    EXPECT_TRUE(verify(more).has(Code::ArchiveTimestampInvalid));
}

TEST_F(XadesLevels, ATokenOfAnotherDocumentIsRefused)
{
    const std::string other = stamped(with_data(signed_by("banks/040032")));
    const auto token_of = [](const std::string& xml) {
        const std::size_t at = xml.find("<xades141:ArchiveTimeStamp");
        const std::size_t begin = xml.find("<xades:EncapsulatedTimeStamp>", at);
        return xml.substr(begin, xml.find("</xades:EncapsulatedTimeStamp>", begin) - begin);
    };
    std::string swapped = lta_;
    swapped.replace(swapped.rfind(token_of(lta_)), token_of(lta_).size(), token_of(other));
    EXPECT_TRUE(verify(swapped).has(Code::ArchiveTimestampInvalid));
    // The signature's own token in the archive's place, and the other way round.
    const std::string first = between(lta_, "<xades:EncapsulatedTimeStamp>", "</xades:Encap");
    std::string twice = lta_;
    twice.replace(twice.rfind(token_of(lta_)), token_of(lta_).size() + 13, first);
    EXPECT_TRUE(verify(twice).has(Code::ArchiveTimestampInvalid));
}

TEST_F(XadesLevels, TheEightShapesOfWrappingAreRefusedAtEveryLevel)
{
    const std::string head = t_.substr(0, t_.find("<oficio"));
    const std::string evil = "<oficio xmlns=\"urn:prueba:orden\"><importe>9</importe>";
    for (const std::string& xml : {t_, lt_, lta_}) {
        const std::string root = xml.substr(head.size());
        const std::string signature = between(xml, "<ds:Signature ", "</ds:Signature>");
        std::string bare = root;
        bare.erase(bare.find(signature), signature.size());
        const auto in_object = [&](const std::string& inner) {
            std::string out = signature;
            return out.insert(out.rfind("</ds:Signature>"), "<ds:Object>" + inner + "</ds:Object>");
        };
        const std::string end = "</oficio>";
        for (const std::string& wrapped :
             {evil + in_object(bare) + end,                    // 1 the original in the signature
              evil + bare + signature + end,                   // 2 beside it
              evil + root + end,                               // 3 below the forged root
              evil + "<x>" + root + "</x>" + end,              // 4 deeper
              evil + signature + "<x>" + bare + "</x>" + end,  // 5 after the signature
              evil + in_object(root) + end,  // 6 with its own signature, in the other
              evil + "<x>" + bare + signature + "</x>" + end,  // 7 signature not below the root
              evil + signature + root + end}) {                // 8 both signatures
            const Report report = verify(head + wrapped);
            EXPECT_EQ(report.verdict(), Verdict::Invalid) << wrapped.substr(0, 200);
            EXPECT_TRUE(report.content.empty());
        }
    }
}

TEST_F(XadesLevels, TwiceOfWhatMayBeOnceIsRefused)
{
    for (const char* name :
         {"xades:CertificateValues", "xades:RevocationValues", "xades:SignatureTimeStamp"}) {
        const std::string part =
            between(lt_, std::string("<") + name, std::string("</") + name + ">");
        std::string twice = lt_;
        twice.insert(twice.find(part), part);
        EXPECT_EQ(verify(twice).codes, Codes{Code::StructureForbidden}) << name;
    }
}

TEST_F(XadesLevels, WhatIsNotWholeIsNotExtended)
{
    std::string changed = t_;
    changed.replace(changed.find("1500.00"), 7, "9500.00");
    const std::string bare =
        sign_xml(sample::order_xml(),
                 XmlSignature{sample::efirma("banks/040012"), nullptr, clock_.now()})
            .value();
    for (const std::string& xml : {changed, bare, sample::order_xml(), std::string("no es XML")}) {
        const auto refused = add_archive_timestamp(xml, [](const Sha256&) { return "x"; });
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().front().id, "XML-NO-AMPLIABLE");
    }
}

TEST_F(XadesLevels, NoChangedByteMakesABetterVerdict)
{
    const Report whole = verify(lta_);
    std::minstd_rand random(20261127);
    for (int i = 0; i < 600; ++i) {
        const std::size_t at = random() % lta_.size();
        std::string changed = lta_;
        changed[at] = static_cast<char>(changed[at] ^ (1 << (random() % 7)));
        const Report report = verify(changed);
        if (report.verdict() == Verdict::Invalid) continue;
        // White space in base64, or an unknown name in the unsigned part.
        ASSERT_EQ(report.content, whole.content) << at;
        ASSERT_EQ(report.signer, whole.signer) << at;
        ASSERT_EQ(report.proven_time, whole.proven_time) << at;
        ASSERT_LE(report.level, whole.level) << at;
    }
}

}  // namespace
}  // namespace buzon::signing
