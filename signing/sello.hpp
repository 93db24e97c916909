#pragma once

#include "signing/certificate.hpp"
#include "signing/signer.hpp"

#include <string>
#include <string_view>

namespace buzon::signing {

// Sello digital (CFF 17-E, 38-V): base64 of RSA-SHA256 over the UTF-8 bytes of the cadena original.
[[nodiscard]] std::string make_sello(const Signer& signer, std::string_view cadena);

// False for anything that is not base64 or not the holder's signature over exactly these bytes.
// Also verifies what a browser signed with an e.firma (login challenge, acuse).
[[nodiscard]] bool verify_sello(const Certificate& certificate, std::string_view cadena,
                                std::string_view sello);

}  // namespace buzon::signing
