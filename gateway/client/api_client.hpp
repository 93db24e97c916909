#pragma once

#include "core/finding.hpp"
#include "signing/signer.hpp"

#include <Poco/JSON/Object.h>
#include <tl/expected.hpp>

#include <chrono>
#include <filesystem>
#include <string>

namespace buzon::client {

struct ApiSettings {
    std::string server;        // "https://host:port"; plain http only to a loopback address
    std::filesystem::path ca;  // PEM of the authorities to believe; empty: the system's
    std::chrono::seconds timeout{60};
};

// The API as a person's program uses it. A refusal of the API is its list of findings
// (application/problem+json, RFC 9457); not being able to ask is client::Error. The server's
// certificate and name are verified; the private key signs here and never leaves. Not thread-safe.
class ApiClient {
  public:
    // std::invalid_argument when `server` is no such URL.
    explicit ApiClient(ApiSettings settings);

    // A session for the holder of this e.firma: asks for a challenge, signs it, keeps the token.
    [[nodiscard]] tl::expected<void, Findings> log_in(const signing::Signer& efirma);

    // `path` begins with "/v1/" and is percent-encoded already.
    [[nodiscard]] tl::expected<Poco::JSON::Object, Findings> get(const std::string& path);
    [[nodiscard]] tl::expected<Poco::JSON::Object, Findings> post(const std::string& path,
                                                                  const Poco::JSON::Object& body);
    // A document, as it is.
    [[nodiscard]] tl::expected<std::string, Findings> download(const std::string& path);

  private:
    enum class Method { Get, Post };
    [[nodiscard]] tl::expected<std::string, Findings> ask(Method method, const std::string& path,
                                                          const std::string& body);

    ApiSettings settings_;
    std::string token_;
};

// What every signed step of the API takes: the certificate and the signature of `cadena`.
[[nodiscard]] Poco::JSON::Object signed_body(const signing::Signer& efirma,
                                             const std::string& cadena);

// One segment of a path, percent-encoded.
[[nodiscard]] std::string segment(const std::string& text);

}  // namespace buzon::client
