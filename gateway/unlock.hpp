#pragma once

#include "core/finding.hpp"
#include "core/secret.hpp"

#include <tl/expected.hpp>

#include <map>
#include <memory>
#include <string>

namespace buzon {

// Passwords and PINs, each taken once from where the configuration says (key.*.unlock): "prompt"
// asks on the terminal without showing it, "env:NAME" takes the variable out of the environment,
// "fd:N" reads a line and closes the descriptor, "file:PATH" reads a line. Kept in memory that is
// wiped; never printed.
class Unlocker {
  public:
    using Pin = std::shared_ptr<const Secret>;

    // `what` tells a person which key is meant. Findings: DESBLOQUEO (no terminal, no variable, no
    // descriptor), ARCHIVO-ILEGIBLE. An empty source is an empty secret.
    [[nodiscard]] tl::expected<Pin, Finding> take(const std::string& source,
                                                  const std::string& what);

  private:
    std::map<std::string, Pin> taken_;
};

}  // namespace buzon
