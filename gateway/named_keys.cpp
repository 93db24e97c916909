#include "gateway/named_keys.hpp"

#include "gateway/files.hpp"

#include <algorithm>
#include <filesystem>

namespace buzon {

namespace {

constexpr std::size_t kLargest = 1u << 20;

KeySettings in_files(const char* purpose, const std::filesystem::path& certificate,
                     const std::filesystem::path& key, const std::filesystem::path& password)
{
    KeySettings settings;
    settings.purpose = purpose;
    settings.certificate = certificate;
    settings.file = key;
    if (!password.empty()) settings.unlock = "file:" + password.string();
    return settings;
}

void add_officials(const std::filesystem::path& folder, std::vector<NamedSettings>& keys)
{
    std::error_code error;
    std::vector<std::filesystem::path> certificates;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".cer") certificates.push_back(entry.path());
    }
    std::sort(certificates.begin(), certificates.end());
    for (const std::filesystem::path& certificate : certificates) {
        std::filesystem::path key = certificate;
        std::filesystem::path password = certificate;
        keys.push_back({certificate.stem().string(),
                        in_files("official", certificate, key.replace_extension(".key"),
                                 password.replace_extension(".password.txt"))});
    }
}

// What makes two tokens one: all of the URI but the object, in the order it is written.
std::string token_part(const std::string& uri)
{
    std::string out;
    std::size_t from = uri.find(':') + 1;
    while (from < uri.size()) {
        const std::size_t end = std::min(uri.find(';', from), uri.size());
        const std::string part = uri.substr(from, end - from);
        const bool of_object = part.rfind("object=", 0) == 0 || part.rfind("id=", 0) == 0 ||
                               part.rfind("type=", 0) == 0;
        if (!of_object) out += (out.empty() ? "pkcs11:" : ";") + part;
        from = end + 1;
    }
    return out.empty() ? "pkcs11:" : out;
}

}  // namespace

bool signs_notes(const KeySettings& key)
{
    return key.purpose == "log" || key.purpose == "witness";
}

std::vector<NamedSettings> named_keys(const Config& config)
{
    std::vector<NamedSettings> keys;
    for (const auto& [name, settings] : config.keys) keys.push_back({name, settings});
    const auto& files = config.signing;
    if (!files.seal_certificate.empty()) {
        keys.push_back({"signing.seal", in_files("seal", files.seal_certificate, files.seal_key,
                                                 files.seal_password_file)});
    }
    if (!files.evidence_certificate.empty()) {
        keys.push_back(
            {"signing.evidence", in_files("evidence", files.evidence_certificate,
                                          files.evidence_key, files.evidence_password_file)});
    }
    if (!files.tsa_certificate.empty()) {
        keys.push_back({"signing.tsa", in_files("tsa", files.tsa_certificate, files.tsa_key,
                                                files.tsa_password_file)});
    }
    if (const auto& log = config.ledger; !log.key.empty()) {
        keys.push_back({"ledger.key", in_files("log", {}, log.key, log.password_file)});
    }
    if (const auto& witness = config.witness; !witness.key.empty()) {
        keys.push_back(
            {"witness.key", in_files("witness", {}, witness.key, witness.password_file)});
    }
    if (!files.officials.empty()) add_officials(files.officials, keys);
    return keys;
}

void KeyOpener::try_after_wrong_pin()
{
    after_wrong_pin_ = signing::TokenPlace::AfterWrongPin::Try;
}

tl::expected<signing::Signer, Finding> KeyOpener::open(const NamedSettings& key)
{
    auto signer = open_any(key);
    if (!signer) {
        const bool own_field =
            signer.error().id == "ARCHIVO-ILEGIBLE" || signer.error().id == "DESBLOQUEO";
        const KeySettings& how = key.settings;
        if (!own_field && !how.token.empty()) {
            signer.error().field = "key." + key.name;
        } else if (!own_field) {
            signer.error().field =
                how.certificate.empty() ? how.file.string() : how.certificate.string();
        }
    }
    return signer;
}

tl::expected<signing::NoteSigner, Finding> KeyOpener::open_note(const NamedSettings& key,
                                                                const std::string& name)
{
    auto pem = read_file(key.settings.file, kLargest);
    if (!pem) return tl::unexpected(pem.error());
    const Secret kept{std::move(*pem)};
    const auto password = unlocker_.take(key.settings.unlock, key.name);
    if (!password) return tl::unexpected(password.error());
    const auto type = key.settings.purpose == "log" ? signing::NoteKeyType::Ed25519
                                                    : signing::NoteKeyType::CosignatureV1;
    auto signer = signing::NoteSigner::open(name, type, kept.reveal(), **password);
    if (!signer) signer.error().field = key.settings.file.string();
    return signer;
}

tl::expected<signing::Signer, Finding> KeyOpener::open_any(const NamedSettings& key)
{
    const KeySettings& how = key.settings;
    std::string certificate;
    if (!how.certificate.empty()) {
        auto read = read_file(how.certificate, kLargest);
        if (!read) return tl::unexpected(read.error());
        certificate = std::move(*read);
    }
    if (!how.token.empty()) {
        auto opened = token(key);
        if (!opened) return tl::unexpected(opened.error());
        return signing::Signer::in_token(certificate, std::move(*opened), how.token);
    }
    auto bytes = read_file(how.file, kLargest);
    if (!bytes) return tl::unexpected(bytes.error());
    const Secret kept{std::move(*bytes)};
    const auto password = unlocker_.take(how.unlock, key.name);
    if (!password) return tl::unexpected(password.error());
    if (is_pkcs12(how.file)) return signing::Signer::open_pkcs12(kept.reveal(), **password);
    return signing::Signer::open(certificate, kept.reveal(), **password);
}

tl::expected<std::shared_ptr<signing::Token>, Finding> KeyOpener::token(const NamedSettings& key)
{
    const std::string uri = token_part(key.settings.token);
    const std::string same = key.settings.module.string() + "\n" + uri;
    if (const auto known = tokens_.find(same); known != tokens_.end()) return known->second;
    const auto pin = unlocker_.take(key.settings.unlock, key.name);
    if (!pin) return tl::unexpected(pin.error());
    auto opened = signing::Token::make({.module = key.settings.module,
                                        .uri = uri,
                                        .pin = *pin,
                                        .sessions = key.settings.sessions,
                                        .after_wrong_pin = after_wrong_pin_});
    if (opened) tokens_[same] = *opened;
    return opened;
}

}  // namespace buzon
