#include "gateway/service_keys.hpp"

#include <fmt/format.h>

#include <string>

namespace buzon {

std::vector<NamedSettings> ServiceKeys::for_purpose(std::string_view purpose) const
{
    std::vector<NamedSettings> keys;
    for (NamedSettings& key : named_keys(config_)) {
        if (key.settings.purpose == purpose) keys.push_back(std::move(key));
    }
    return keys;
}

std::optional<NamedSettings> ServiceKeys::only(const char* purpose, const char* in_files,
                                               const char* what)
{
    std::vector<NamedSettings> keys = for_purpose(purpose);
    if (keys.size() == 1) return std::move(keys.front());
    if (keys.empty()) {
        findings_.push_back(missing(in_files, what));
        return std::nullopt;
    }
    std::string names;
    for (const NamedSettings& key : keys) {
        names += (names.empty() ? "«" : ", «") + key.name + "»";
    }
    findings_.push_back({"CONFIG-VALOR",
                         Severity::Error,
                         "key.*.purpose",
                         0,
                         fmt::format("Varias llaves dicen ser «{}»: {}.", purpose, names),
                         "Deje una sola.",
                         {}});
    return std::nullopt;
}

std::optional<signing::Signer> ServiceKeys::open(const NamedSettings& key)
{
    auto signer = opener_.open(key);
    if (!signer) {
        findings_.push_back(signer.error());
        return std::nullopt;
    }
    if (auto trouble = signer->try_key(); trouble && !signing::is_away(*trouble)) {
        trouble->field = "key." + key.name;
        findings_.push_back(*trouble);
        return std::nullopt;
    }
    return std::move(*signer);
}

std::optional<signing::NoteSigner> ServiceKeys::note(const char* purpose, const char* in_files,
                                                     const std::string& name)
{
    const auto key = only(purpose, in_files, "clave Ed25519 que firma");
    if (!key) return std::nullopt;
    auto signer = opener_.open_note(*key, name);
    if (!signer) {
        findings_.push_back(signer.error());
        return std::nullopt;
    }
    return std::move(*signer);
}

Finding missing(const char* key, const char* what)
{
    return {"CONFIG-FALTA",
            Severity::Error,
            key,
            0,
            fmt::format("Falta «{}»: {}.", key, what),
            "Añádalo a buzon.toml; vea docs/configuration.md.",
            {}};
}

}  // namespace buzon
