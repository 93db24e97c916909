// Signed documents of unknown origin. With nobody trusted no input may ever be called valid.
#include "signing/pades_verify.hpp"
#include "signing/xades.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace buzon::signing;
    static const TrustStore nobody{TrustMaterial{}};
    static const buzon::Instant at = buzon::Instant::parse("2026-11-10T10:00:00Z").value();
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (verify_pdf(bytes, nobody, at).verdict() == Verdict::Valid) std::abort();
    if (verify_xml(bytes, nobody, at).verdict() == Verdict::Valid) std::abort();
    if (verify_token(bytes, buzon::Sha256{}, nobody).good()) std::abort();
    return 0;
}
