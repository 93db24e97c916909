// OCSP answers and revocation lists about a certificate that was revoked: no input may clear it.
#include "signing/ocsp.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace {

using namespace buzon::signing;

Certificate sample(const std::string& name)
{
    std::ifstream in(BUZON_SOURCE_DIR "/tests/data/revocation/" + name, std::ios::binary);
    return Certificate::parse(std::string(std::istreambuf_iterator<char>(in), {})).value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Certificate revoked = sample("revoked.cer");
    static const Certificate authority = sample("authority.cer");
    static const buzon::Instant at = buzon::Instant::parse("2026-11-25T10:00:00Z").value();
    const std::string bytes(reinterpret_cast<const char*>(data), size);

    TrustMaterial material;
    material.anchors = {authority};
    material.crls = {bytes};
    const TrustStore trust(material);
    if (trust.check_chain(revoked, at).count(Code::NotRevokedCrl) != 0) std::abort();
    const OcspAnswer answer = judge_ocsp(trust, revoked, "", bytes, at, at);
    if (answer.codes.count(Code::NotRevokedOcsp) != 0) std::abort();
    return 0;
}
