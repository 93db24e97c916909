#pragma once

#include "core/clock.hpp"

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace buzon::http {

// How many requests each peer may make: a bucket of tokens a peer, full at first, that holds one
// minute's worth and fills evenly. Memory is bounded: at most `peers` buckets, and the peer not
// heard of for longest is forgotten (its bucket is full again when it returns). A clock set back
// gives no tokens and takes none. Thread-safe. The clock outlives it.
class RateLimit {
  public:
    // `per_minute` 0: no limit. `peers` at least 1.
    RateLimit(const Clock& clock, int per_minute, std::size_t peers);

    // Takes one token: nullopt, go on. Without one: the whole seconds, at least 1, after which
    // there is one.
    [[nodiscard]] std::optional<std::chrono::seconds> take(std::string_view peer);

  private:
    struct Bucket {
        std::string peer;
        double tokens;
        Instant filled_at;
    };
    Bucket& bucket_of(std::string_view peer, Instant now);

    const Clock& clock_;
    const double per_minute_;
    const std::size_t peers_;
    std::mutex mutex_;
    std::list<Bucket> buckets_;  // the one heard of last is in front
    std::unordered_map<std::string_view, std::list<Bucket>::iterator> places_;  // keys in buckets_
};

}  // namespace buzon::http
