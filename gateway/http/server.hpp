#pragma once

#include "core/log.hpp"
#include "gateway/services.hpp"

#include <memory>
#include <string>

namespace buzon::http {

// The HTTPS service (TLS 1.2 or later; a client certificate is asked for, and believed only when
// http.client_ca vouches for it). A thread a request, as many as http.threads. Bodies up to 64 MiB.
// Without http.tls_certificate it serves plain HTTP, on a loopback address only. With http.pages
// it also serves the pages for people, in memory from here on.
class Server {
  public:
    // std::runtime_error when http.pages is no folder of pages.
    Server(const Services& services, const Logger& log);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();  // stop()

    // Listens; throws std::runtime_error with the address when it cannot.
    void start();
    // Takes no new requests, waits for those that run (at most ten seconds). Idempotent.
    void stop();
    [[nodiscard]] std::string address() const;  // "https://127.0.0.1:8443"

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace buzon::http
