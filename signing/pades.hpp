#pragma once

#include "signing/signer.hpp"
#include "signing/timestamp.hpp"

#include <cstddef>
#include <string>

namespace buzon::signing {

// What the renderer leaves for the signature: exactly one
//   /ByteRange [0 9999999999 9999999999 9999999999]     (blanks may differ; patched in place)
//   /Contents <000…0>                                    (2 × kPdfSignatureBytes zeros)
// in a signature dictionary with /SubFilter /ETSI.CAdES.detached and /M already written.
inline constexpr std::size_t kPdfSignatureBytes = 9216;

// PAdES baseline B-T (ETSI EN 319 142-1), B-B without `timestamps`: fills the placeholder and
// returns the file, same length. The CMS has no signingTime (the profile forbids it; /M holds the
// time). `pdf` is moved through: no copy of the document is made. Throws Error{Placeholder} when
// the contract above is not met. Limits: RSA-2048 signer and time-stamp chain of 2 use about half
// of the room.
[[nodiscard]] std::string sign_pdf(std::string pdf, const Signer& signer,
                                   const TimestampAuthority* timestamps);

}  // namespace buzon::signing
