#pragma once

#include "core/sha256.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace buzon::channels {

// A message as it was handed over.
struct SentMessage {
    std::string message_id;  // "local@domain", without angle brackets
    Sha256 sha256;           // of the bytes of compose()
};

// The Maildir to which the mail server delivers the copy of every message
// (SmtpSettings::copies_to). A copy is the proof that the server took the transaction, so only one
// counts that ends in the very octets that were sent, line ends aside: whoever plants a message
// under a known Message-ID proves nothing, and a server that rewrites what it delivers proves
// nothing either. Reads only; somebody else clears the folder out, and other programs may read and
// move messages while it is searched. Throws Error{CopyBox} when the folder or a message in it
// cannot be read. Limits: looks at the newest messages only, by the second of arrival that begins a
// Maildir name; at the first 16 KiB of each for its Message-ID; at 1 MiB of the one that bears it,
// under at most 100 lines of trace headers.
class CopyBox {
  public:
    static constexpr std::size_t newest_looked_at = 100'000;

    // `maildir` is the folder that holds new/ and cur/; one that does not exist yet is empty.
    explicit CopyBox(std::filesystem::path maildir, std::size_t newest = newest_looked_at);

    // The copy of this message as the server delivered it, trace headers included, or nothing.
    [[nodiscard]] std::optional<std::string> find(const SentMessage& sent) const;

  private:
    std::filesystem::path maildir_;
    std::size_t newest_;
};

}  // namespace buzon::channels
