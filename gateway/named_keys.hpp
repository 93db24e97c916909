#pragma once

#include "core/finding.hpp"
#include "gateway/config.hpp"
#include "gateway/unlock.hpp"
#include "signing/signer.hpp"
#include "signing/token.hpp"

#include <tl/expected.hpp>

#include <map>
#include <string>
#include <vector>

namespace buzon {

struct NamedSettings {
    std::string name;
    KeySettings settings;
};

// Every key of the configuration, by name: [key.NAME], and what signing.* says in files (as
// "signing.seal", "signing.tsa", and the officials' by their files' names). A folder that cannot be
// read holds none.
[[nodiscard]] std::vector<NamedSettings> named_keys(const Config& config);

// Opens keys; those of one token share its sessions. Not thread-safe.
class KeyOpener {
  public:
    // Findings of Signer and Token, ARCHIVO-ILEGIBLE, DESBLOQUEO; their field tells the key. A
    // token that is away is no finding: its key is there and waits (Signer::try_key).
    [[nodiscard]] tl::expected<signing::Signer, Finding> open(const NamedSettings& key);
    [[nodiscard]] tl::expected<std::shared_ptr<signing::Token>, Finding> token(
        const NamedSettings& key);
    // For a person who knows that a wrong PIN was given.
    void try_after_wrong_pin();

  private:
    [[nodiscard]] tl::expected<signing::Signer, Finding> open_any(const NamedSettings& key);

    Unlocker unlocker_;
    std::map<std::string, std::shared_ptr<signing::Token>> tokens_;
    signing::TokenPlace::AfterWrongPin after_wrong_pin_ =
        signing::TokenPlace::AfterWrongPin::Refuse;
};

}  // namespace buzon
