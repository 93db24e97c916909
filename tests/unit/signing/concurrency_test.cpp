#include "sample.hpp"
#include "signing/pades_verify.hpp"
#include "signing/sello.hpp"
#include "signing/xades.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace buzon::signing {
namespace {

// One signer, one unit and one store serve every thread of the service.
TEST(Concurrency, ThreadsSignAndVerifyWithTheSameObjects)
{
    const FixedClock clock(sample::moment());
    const TimestampAuthority authority = sample::authority(clock);
    const TrustStore trust = sample::trust();
    const Signer official = sample::efirma("officials/o1");
    std::atomic<int> good{0};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                const std::string cadena = "||" + std::to_string(t) + "||";
                for (int i = 0; i < 10; ++i) {
                    const std::string pdf = sign_pdf(sample::blank_pdf(), official, &authority);
                    const auto xml = sign_xml(sample::order_xml(),
                                              XmlSignature{official, &authority, clock.now()});
                    const bool all =
                        verify_pdf(pdf, trust, clock.now()).verdict() == Verdict::Valid &&
                        verify_xml(*xml, trust, clock.now()).verdict() == Verdict::Valid &&
                        verify_sello(official.certificate(), cadena, make_sello(official, cadena));
                    if (all) ++good;
                }
            });
        }
    }
    EXPECT_EQ(good, 40);
}

}  // namespace
}  // namespace buzon::signing
