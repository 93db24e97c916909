// A key file of PKCS#12: as it came, and with the MAC that its password gives, so that what lies
// behind the MAC is read too.
#include "core/c_ptr.hpp"
#include "signing/signer.hpp"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using File = buzon::CPtr<PKCS12, PKCS12_free>;

const buzon::Secret& password()
{
    static const buzon::Secret secret{"clave"};
    return secret;
}

// A signer that opens signs, and its certificate says so.
void opened(std::string_view bytes)
{
    const auto signer = buzon::signing::Signer::open_pkcs12(bytes, password());
    if (signer && !verify_raw(signer->certificate(), "x", signer->sign("x"))) std::abort();
}

std::string with_its_mac(std::string_view bytes)
{
    const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
    const File file(d2i_PKCS12(nullptr, &p, static_cast<long>(bytes.size())));
    std::string out;
    if (file != nullptr && PKCS12_set_mac(file.get(), "clave", -1, nullptr, 0, 1, nullptr) == 1) {
        unsigned char* der = nullptr;
        const int n = i2d_PKCS12(file.get(), &der);
        if (n > 0) out.assign(reinterpret_cast<char*>(der), static_cast<std::size_t>(n));
        OPENSSL_free(der);
    }
    ERR_clear_error();
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    opened(bytes);
    const std::string again = with_its_mac(bytes);
    if (!again.empty()) opened(again);
    return 0;
}
