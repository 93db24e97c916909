#include "signing/ocsp.hpp"

#include "sample.hpp"
#include "signing/random.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace buzon::signing {
namespace {

using std::chrono::hours;

// Answers are made by `openssl ocsp` from the sample authority's register, without a network.
class Ocsp : public testing::Test {
  protected:
    SystemClock clock_;  // openssl dates its answers by the machine's clock
    TrustStore trust_ = sample::trust();
    Certificate good_ = sample::certificate("employers/e001.cer");
    Certificate revoked_ = sample::certificate("special/revoked.cer");
    std::string options_;

    [[nodiscard]] std::string answer(const std::string& request,
                                     const std::string& responder = "ocsp/responder") const
    {
        const std::string base = testing::TempDir() + "buzon-ocsp-" + random_token();
        std::ofstream(base + ".req", std::ios::binary) << request;
        const std::string command = "cd '" + sample::pki().string() +
                                    "' && openssl ocsp -index ca/issuing-db/index.txt -CA "
                                    "ca/issuing.crt -rsigner " +
                                    responder + ".crt -rkey " + responder + ".key -reqin '" + base +
                                    ".req' -respout '" + base + ".resp' " + options_ +
                                    " >/dev/null 2>&1";
        if (std::system(command.c_str()) != 0) throw std::runtime_error("openssl ocsp failed");
        std::string out = sample::slurp(base + ".resp");
        std::filesystem::remove(base + ".req");
        std::filesystem::remove(base + ".resp");
        return out;
    }

    [[nodiscard]] OcspAnswer ask(const Certificate& about, const OcspTransport& transport) const
    {
        return OcspClient(trust_, endpoints(), transport, clock_).ask(about, clock_.now());
    }
    [[nodiscard]] OcspAnswer ask(const Certificate& about) const
    {
        return ask(about, [&](const std::string&, const std::string& r) { return answer(r); });
    }
    [[nodiscard]] static OcspEndpoints endpoints()
    {
        OcspEndpoints out;
        out.default_url = "http://ocsp.prueba.invalid/";
        return out;
    }
    // A request as the client makes it.
    [[nodiscard]] std::string request(const Certificate& about) const
    {
        std::string sent;
        static_cast<void>(ask(about, [&](const std::string&, const std::string& r) {
            sent = r;
            return std::nullopt;
        }));
        return sent;
    }
};

TEST_F(Ocsp, AGoodCertificateIsNotRevoked)
{
    const OcspAnswer a = ask(good_);
    EXPECT_EQ(a.codes, Codes{Code::NotRevokedOcsp});
    EXPECT_FALSE(a.response.empty());
    EXPECT_TRUE(a.produced_at);
}

TEST_F(Ocsp, ARevokedCertificateIsRevokedFromItsDate)
{
    const std::string sent = request(revoked_);
    const std::string got = answer(sent);
    const Instant now = clock_.now();
    const OcspAnswer a = judge_ocsp(trust_, revoked_, sent, got, now, now);
    EXPECT_EQ(a.codes, Codes{Code::CertificateRevoked});
    ASSERT_TRUE(a.revoked_at);
    EXPECT_EQ(judge_ocsp(trust_, revoked_, sent, got, *a.revoked_at - hours{1}, now).codes,
              Codes{Code::RevokedAfterwards});
}

TEST_F(Ocsp, TheUrlOfTheIssuerIsUsed)
{
    OcspEndpoints endpoints;
    endpoints.url_by_issuer[good_.issuer_common_name()] = "http://sat.invalid/edofiel";
    endpoints.default_url = "http://otra.invalid/";
    std::string asked;
    const OcspClient client(
        trust_, endpoints,
        [&](const std::string& url, const std::string&) {
            asked = url;
            return std::nullopt;
        },
        clock_);
    EXPECT_EQ(client.ask(good_, clock_.now()).codes,
              (Codes{Code::OcspUnavailable, Code::RevocationUnknown}));
    EXPECT_EQ(asked, "http://sat.invalid/edofiel");
}

TEST_F(Ocsp, GarbageSilenceAndTryLaterLeaveRevocationPending)
{
    const Codes pending{Code::OcspUnavailable, Code::RevocationUnknown};
    for (const std::string reply : {"", "basura", "<html>500</html>", "\x30\x03\x0a\x01\x03"}) {
        EXPECT_EQ(ask(good_, [&](const std::string&, const std::string&) { return reply; }).codes,
                  pending);
    }
    const OcspClient unconfigured(trust_, OcspEndpoints{}, {}, clock_);
    EXPECT_EQ(unconfigured.ask(good_, clock_.now()).codes, pending);
}

TEST_F(Ocsp, AnAnswerToAnotherQuestionIsRefused)
{
    const std::string other = answer(request(good_));
    const OcspAnswer a = ask(good_, [&](const std::string&, const std::string&) { return other; });
    EXPECT_TRUE(a.codes.count(Code::OcspNonce));
    const OcspAnswer about_another =
        ask(revoked_, [&](const std::string&, const std::string&) { return other; });
    EXPECT_TRUE(about_another.codes.count(Code::OcspUntrusted));
}

TEST_F(Ocsp, AnOldAnswerIsStale)
{
    const std::string sent = request(good_);
    const std::string got = answer(sent);
    const Instant now = clock_.now();
    EXPECT_TRUE(
        judge_ocsp(trust_, good_, sent, got, now, now + hours{1}).codes.count(Code::OcspStale));
    EXPECT_TRUE(
        judge_ocsp(trust_, good_, sent, got, now, now - hours{1}).codes.count(Code::OcspStale));
}

TEST_F(Ocsp, ALongerLivedAnswerHoldsUntilItsNextUpdate)
{
    options_ = "-nmin 120";
    const std::string sent = request(good_);
    const std::string got = answer(sent);
    const Instant now = clock_.now();
    EXPECT_EQ(judge_ocsp(trust_, good_, sent, got, now, now + hours{1}).codes,
              Codes{Code::NotRevokedOcsp});
    EXPECT_TRUE(
        judge_ocsp(trust_, good_, sent, got, now, now + hours{3}).codes.count(Code::OcspStale));
}

TEST_F(Ocsp, AResponderThatLeavesOutTheNonceIsAcceptedWhileFresh)
{
    const std::string sent = request(good_);
    const std::string got = answer(sent);
    const Instant now = clock_.now();
    EXPECT_EQ(judge_ocsp(trust_, good_, "", got, now, now).codes, Codes{Code::NotRevokedOcsp});
}

TEST_F(Ocsp, OnlyTheIssuersResponderMayAnswer)
{
    for (const char* impostor : {"tls/issuer-client", "ca/root"}) {
        const OcspAnswer a = ask(
            good_, [&](const std::string&, const std::string& r) { return answer(r, impostor); });
        EXPECT_TRUE(a.codes.count(Code::OcspUntrusted)) << impostor;
    }
    const OcspAnswer by_issuer = ask(
        good_, [&](const std::string&, const std::string& r) { return answer(r, "ca/issuing"); });
    EXPECT_EQ(by_issuer.codes, Codes{Code::NotRevokedOcsp});
}

TEST_F(Ocsp, NoChangedByteMakesARevokedCertificateGood)
{
    const std::string sent = request(revoked_);
    const std::string got = answer(sent);
    const Instant now = clock_.now();
    for (std::size_t i = 0; i < got.size(); ++i) {
        std::string changed = got;
        changed[i] = static_cast<char>(changed[i] ^ 0x01);
        const Codes codes = judge_ocsp(trust_, revoked_, sent, changed, now, now).codes;
        ASSERT_EQ(codes.count(Code::NotRevokedOcsp), 0U) << i;
        ASSERT_EQ(codes.count(Code::RevokedAfterwards), 0U) << i;
    }
}

TEST_F(Ocsp, ACertificateOfNobodyWeKnowIsNotAskedAbout)
{
    bool asked = false;
    const OcspAnswer a =
        ask(sample::certificate("tls/gateway.crt"), [&](const std::string&, const std::string&) {
            asked = true;
            return std::nullopt;
        });
    EXPECT_FALSE(asked);
    EXPECT_TRUE(a.codes.count(Code::ChainUntrusted));
}

}  // namespace
}  // namespace buzon::signing
