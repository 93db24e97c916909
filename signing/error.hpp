#pragma once

#include <stdexcept>
#include <string>

namespace buzon::signing {

// Our own cryptographic machinery failed (never: "the document is bad", that is a Code or a
// Finding). `openssl_queue` holds the library's own words, for the log and not for users.
class Error final : public std::runtime_error {
  public:
    enum class Kind { Random, Digest, Sign, Encode, Timestamp, Xml, Placeholder };

    Error(Kind kind, const std::string& what, std::string openssl_queue = {})
        : std::runtime_error(what), kind_(kind), openssl_queue_(std::move(openssl_queue))
    {
    }

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] const std::string& openssl_queue() const { return openssl_queue_; }
    // Nothing here depends on a neighbour that may come back: trying again gives the same result.
    [[nodiscard]] bool retryable() const { return false; }

  private:
    Kind kind_;
    std::string openssl_queue_;
};

}  // namespace buzon::signing
