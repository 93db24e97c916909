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
};

// One POST for OCSP and time-stamp responders, whose answers are signed themselves. The body of a
// 200 answer, or nothing: whoever asks decides what silence means. No redirects, no proxy, no
// cookies. Throws Error{Curl} only when libcurl itself cannot work. Thread-safe.
[[nodiscard]] std::optional<std::string> post(const HttpPost& request);

}  // namespace buzon::channels
