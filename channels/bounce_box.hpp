#pragma once

#include "channels/bounce.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace buzon::channels {

// The Maildir to which the mail server delivers what comes back to the return path. A message is
// marked only after its events were committed, so a crash shows it again; recording it twice must
// be harmless. Several processes may poll the same folder.
// Throws Error{BounceBox} when the folder cannot be read or written.
class BounceBox {
  public:
    // `maildir` is the folder that holds new/ and cur/.
    explicit BounceBox(std::filesystem::path maildir);

    // The oldest unread message, or nothing. Does not change the folder.
    [[nodiscard]] std::optional<Bounce> next() const;
    // Moves it out of new/. A message that another process already marked is no error.
    void mark(const std::string& name, BounceMark mark) const;

  private:
    std::filesystem::path maildir_;
};

}  // namespace buzon::channels
