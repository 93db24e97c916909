#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace buzon::channels {

struct HttpPost {
    std::string_view url;  // http or https
    std::string_view content_type;
    std::string_view body;
    std::chrono::milliseconds timeout{5'000};
    std::size_t max_answer = 64u << 10;
    std::string ca_file = {};  // authorities of its certificate (PEM); empty: those of the system
};

// What was answered, whatever its status; 0 and a reason in Spanish when nothing was.
struct HttpAnswer {
    long status = 0;
    std::string content_type;
    std::string body;
    std::string reason;
};
// One POST to a peer whose protocol gives statuses a meaning. As post() otherwise.
[[nodiscard]] HttpAnswer ask(const HttpPost& request);

// One POST for OCSP and time-stamp responders, whose answers are signed themselves. The body of a
// 200 answer, or nothing: whoever asks decides what silence means. No redirects, no proxy, no
// cookies. Throws Error{Curl} only when libcurl itself cannot work. Thread-safe.
[[nodiscard]] std::optional<std::string> post(const HttpPost& request);

struct HttpGet {
    std::string url;      // http or https
    std::string ca_file;  // authorities of its certificate (PEM); empty: those of the system
    std::chrono::milliseconds timeout{10'000};
    std::size_t max_answer = 32u << 20;
};

// What anybody would read there: the body of a 200 answer, or why there is none, in Spanish. A
// bigger answer counts as none. Redirects are not followed. As post() otherwise.
struct HttpRead {
    std::optional<std::string> body;
    std::string reason;
};
[[nodiscard]] HttpRead get(const HttpGet& request);

}  // namespace buzon::channels
