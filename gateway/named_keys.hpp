#pragma once

#include "core/finding.hpp"
#include "gateway/config.hpp"
#include "gateway/unlock.hpp"
#include "signing/signer.hpp"
#include "signing/tlog/note.hpp"
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

// A log's or a witness's key: Ed25519, without a certificate.
[[nodiscard]] bool signs_notes(const KeySettings& key);

// Every key of the configuration, by name: [key.NAME], and what signing.* says in files (as
// "signing.seal", "signing.evidence", "signing.tsa", and the officials' by their files' names), and
// ledger.key and witness.key. A folder that cannot be read holds none.
[[nodiscard]] std::vector<NamedSettings> named_keys(const Config& config);

// Opens keys; those of one token share its sessions. Not thread-safe.
class KeyOpener {
  public:
    // Findings of Signer and Token, ARCHIVO-ILEGIBLE, DESBLOQUEO; their field tells the key. A
    // token that is away is no finding: its key is there and waits (Signer::try_key).
    [[nodiscard]] tl::expected<signing::Signer, Finding> open(const NamedSettings& key);
    // The key of a log or of a witness under its `name` there. Findings of NoteSigner,
    // ARCHIVO-ILEGIBLE, DESBLOQUEO.
    [[nodiscard]] tl::expected<signing::NoteSigner, Finding> open_note(const NamedSettings& key,
                                                                       const std::string& name);
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
