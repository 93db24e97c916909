#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "core/secret.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Signed notes (c2sp.org/signed-note): a text, a blank line, and a line for each signature.
namespace buzon::signing {

// What a key's signatures mean; the number is part of its id.
enum class NoteKeyType : std::uint8_t {
    Ed25519 = 0x01,        // over the text
    CosignatureV1 = 0x04,  // a witness's, with its time (c2sp.org/tlog-cosignature)
};

struct NoteSignature {
    std::string name;
    std::uint32_t key_id = 0;
    std::string bytes;  // after the key id
    std::string line;   // as it stands, with its end of line
};

struct Note {
    std::string text;  // with its last end of line
    std::vector<NoteSignature> signatures;
};

// Refuses what is not one: bytes that are not UTF-8, control characters, a name with a blank or a
// plus, base64 of another form, more than 100 signatures or 1 MB. Says nothing of who signed.
[[nodiscard]] std::optional<Note> parse_note(std::string_view bytes);
// Lines as a witness answers them: signatures and nothing else.
[[nodiscard]] std::optional<std::vector<NoteSignature>> parse_signature_lines(
    std::string_view bytes);

[[nodiscard]] bool good_key_name(std::string_view name);

// A known key: "name+id+base64(type ‖ key)", as people hand it to each other. Thread-safe.
class NoteVerifier {
  public:
    // Findings: VKEY-FORMA (not a vkey, or its id is another key's), VKEY-TIPO (no type of above).
    [[nodiscard]] static tl::expected<NoteVerifier, Finding> parse(std::string_view vkey);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] NoteKeyType type() const { return type_; }
    [[nodiscard]] std::uint32_t key_id() const { return key_id_; }
    [[nodiscard]] const std::string& public_key() const { return public_key_; }
    [[nodiscard]] std::string vkey() const;

    // Whether the signature says that it is this key's: name and id.
    [[nodiscard]] bool claims(const NoteSignature& signature) const;
    [[nodiscard]] bool verify(std::string_view text, const NoteSignature& signature) const;
    // When a cosignature says it was made; nullopt for other types.
    [[nodiscard]] std::optional<Instant> time_of(const NoteSignature& signature) const;

  private:
    friend class NoteSigner;
    NoteVerifier(std::string name, NoteKeyType type, std::string public_key);

    std::string name_;
    NoteKeyType type_;
    std::string public_key_;
    std::uint32_t key_id_;
};

// A private Ed25519 key under a name. It never leaves the object and is wiped with it.
// Thread-safe.
class NoteSigner {
  public:
    // `pem`: PKCS#8, encrypted or not (openssl genpkey -algorithm ed25519). Findings:
    // KEY-ILEGIBLE, KEY-CONTRASENA, KEY-TIPO (not Ed25519), VKEY-NOMBRE (no name of a key).
    [[nodiscard]] static tl::expected<NoteSigner, Finding> open(const std::string& name,
                                                                NoteKeyType type,
                                                                std::string_view pem,
                                                                const Secret& password);
    NoteSigner(NoteSigner&&) noexcept;
    NoteSigner& operator=(NoteSigner&&) noexcept;
    ~NoteSigner();

    [[nodiscard]] const NoteVerifier& verifier() const;
    // The line of this key for a text that ends its last line. `at`, in whole seconds, is what a
    // cosignature says and signs; an Ed25519 signature has no time.
    [[nodiscard]] std::string sign(std::string_view text, Instant at) const;

  private:
    struct Impl;
    explicit NoteSigner(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace buzon::signing
