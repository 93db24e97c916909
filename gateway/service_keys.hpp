#pragma once

#include "gateway/named_keys.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace buzon {

// The keys of the configuration as the service needs them: by purpose, each tried before work
// begins. What is wrong is added to `findings`; both outlive this object.
class ServiceKeys {
  public:
    ServiceKeys(const Config& config, Findings& findings) : config_(config), findings_(findings) {}

    [[nodiscard]] std::vector<NamedSettings> for_purpose(std::string_view purpose) const;
    // The one key of this purpose. Findings: CONFIG-FALTA, naming `in_files` and saying `what` is
    // missing; CONFIG-VALOR when there are several.
    [[nodiscard]] std::optional<NamedSettings> only(const char* purpose, const char* in_files,
                                                    const char* what);
    // A token that is away may come back, and is no finding; any other trouble is for a person.
    [[nodiscard]] std::optional<signing::Signer> open(const NamedSettings& key);
    // The key of this log or witness, "log" or "witness"; `in_files` as with only().
    [[nodiscard]] std::optional<signing::NoteSigner> note(const char* purpose, const char* in_files,
                                                          const std::string& name);

  private:
    const Config& config_;
    Findings& findings_;
    KeyOpener opener_;
};

// CONFIG-FALTA: the configuration lacks `key`.
[[nodiscard]] Finding missing(const char* key, const char* what);

}  // namespace buzon
