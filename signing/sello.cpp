#include "signing/sello.hpp"

#include "core/base64.hpp"

namespace buzon::signing {

std::string make_sello(const Signer& signer, std::string_view cadena)
{
    return base64_encode(signer.sign(cadena));
}

bool verify_sello(const Certificate& certificate, std::string_view cadena, std::string_view sello)
{
    const auto signature = base64_decode(sello);
    return signature && verify_raw(certificate, cadena, *signature);
}

}  // namespace buzon::signing
