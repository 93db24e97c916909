// Certificates that a stranger sends: every field may be asked of whatever is accepted.
#include "signing/certificate.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto certificate =
        buzon::signing::Certificate::parse({reinterpret_cast<const char*>(data), size});
    if (!certificate) return 0;
    static_cast<void>(certificate->subject_rfc());
    static_cast<void>(certificate->representative_rfc());
    static_cast<void>(certificate->curp());
    static_cast<void>(certificate->holder_name());
    static_cast<void>(certificate->issuer_name());
    static_cast<void>(certificate->is_efirma());
    if (certificate->number().empty()) std::abort();
    if (!buzon::signing::Certificate::parse(certificate->der())) std::abort();
    return 0;
}
