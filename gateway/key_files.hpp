#pragma once

#include "core/finding.hpp"
#include "signing/signer.hpp"

#include <tl/expected.hpp>

#include <filesystem>

namespace buzon {

// An e.firma or a seal as it stands on disk; no password file: the key is not encrypted.
struct KeyFiles {
    std::filesystem::path certificate;
    std::filesystem::path key;
    std::filesystem::path password;
};

// Findings: ARCHIVO-ILEGIBLE, and those of Signer::open with the certificate's path.
[[nodiscard]] tl::expected<signing::Signer, Finding> open_signer(const KeyFiles& files);

}  // namespace buzon
