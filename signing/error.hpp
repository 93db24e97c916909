#pragma once

#include <stdexcept>
#include <string>

namespace buzon::signing {

// Our own cryptographic machinery failed (never: "the document is bad", that is a Code or a
// Finding). `openssl_queue` holds the library's own words, for the log and not for users.
class Error final : public std::runtime_error {
  public:
    enum class Kind { Random, Digest, Sign, Encode, Timestamp, Xml, Placeholder, KeyAway };

    Error(Kind kind, const std::string& what, std::string openssl_queue = {})
        : std::runtime_error(what), kind_(kind), openssl_queue_(std::move(openssl_queue))
    {
    }

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] const std::string& openssl_queue() const { return openssl_queue_; }
    // A token may come back. Nothing else here depends on a neighbour: trying again gives the same.
    // The text of KeyAway is a Finding's reason, in Spanish.
    [[nodiscard]] bool retryable() const { return kind_ == Kind::KeyAway; }

  private:
    Kind kind_;
    std::string openssl_queue_;
};

}  // namespace buzon::signing
