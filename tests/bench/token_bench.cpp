// Signatures a second of a key in SoftHSM2 by 1, 2, 4 and 8 sessions, beside the same key in memory
// with as many threads: one run, so that the ratio holds whatever the machine.
#include "signing/token_import.hpp"
#include "tests/support/softhsm.hpp"
#include "tests/unit/signing/sample.hpp"

#include <fmt/format.h>

#include <chrono>
#include <thread>
#include <vector>

namespace {

using namespace buzon;
using namespace buzon::signing;

double rate(const Signer& signer, int threads)
{
    constexpr std::chrono::seconds kTime{2};
    std::atomic<int> signatures{0};
    const auto from = std::chrono::steady_clock::now();
    {
        std::vector<std::jthread> all;
        for (int t = 0; t < threads; ++t) {
            all.emplace_back([&] {
                while (std::chrono::steady_clock::now() - from < kTime) {
                    static_cast<void>(signer.sign("||medida||"));
                    ++signatures;
                }
            });
        }
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
    return signatures / took.count();
}

}  // namespace

int main()
{
    const test::SoftHsm hsm;
    const Secret password = sample::password();
    const std::string certificate = sample::slurp(sample::pki() / "officials/o1.cer");
    const std::string key = sample::slurp(sample::pki() / "officials/o1.key");
    const Signer in_memory = sample::efirma("officials/o1");
    std::string object;
    for (const int sessions : {1, 2, 4, 8}) {
        const auto token = Token::make({.module = test::SoftHsm::kModule,
                                        .uri = "pkcs11:token=buzon",
                                        .pin = std::make_shared<const Secret>(test::SoftHsm::kPin),
                                        .sessions = sessions})
                               .value();
        if (object.empty()) {
            object = import_key(token, {.certificate = certificate,
                                        .key = key,
                                        .password = password,
                                        .label = "medida",
                                        .now = sample::moment()})
                         .value()
                         .object;
        }
        const Signer signer = Signer::in_token(certificate, token, "pkcs11:" + object).value();
        const double token_rate = rate(signer, sessions);
        const double memory_rate = rate(in_memory, sessions);
        fmt::print("RSA-2048, {} session(s): token {:.0f}/s, file {:.0f}/s, ratio {:.2f}\n",
                   sessions, token_rate, memory_rate, token_rate / memory_rate);
    }
    return 0;
}
