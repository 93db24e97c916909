#include "gateway/http/rate_limit.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace buzon::http {
namespace {

constexpr double kMillisPerMinute = 60'000;

}  // namespace

RateLimit::RateLimit(const Clock& clock, int per_minute, std::size_t peers)
    : clock_(clock), per_minute_(per_minute), peers_(peers)
{
    if (per_minute < 0 || peers == 0) throw std::logic_error("a rate limit of nothing");
}

RateLimit::Bucket& RateLimit::bucket_of(std::string_view peer, Instant now)
{
    if (const auto known = places_.find(peer); known != places_.end()) {
        buckets_.splice(buckets_.begin(), buckets_, known->second);
        return buckets_.front();
    }
    if (buckets_.size() == peers_) {
        places_.erase(buckets_.back().peer);
        buckets_.pop_back();
    }
    buckets_.push_front({std::string(peer), per_minute_, now});
    places_.emplace(buckets_.front().peer, buckets_.begin());
    return buckets_.front();
}

std::optional<std::chrono::seconds> RateLimit::take(std::string_view peer)
{
    if (per_minute_ == 0) return std::nullopt;
    const Instant now = clock_.now();
    const std::lock_guard lock(mutex_);
    Bucket& bucket = bucket_of(peer, now);
    const auto passed = std::max((now - bucket.filled_at).count(), std::int64_t{0});
    bucket.tokens = std::min(
        per_minute_, bucket.tokens + static_cast<double>(passed) * per_minute_ / kMillisPerMinute);
    bucket.filled_at = now;
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return std::nullopt;
    }
    const double wait = std::ceil((1 - bucket.tokens) * 60 / per_minute_);
    return std::chrono::seconds(std::max(1, static_cast<int>(wait)));
}

}  // namespace buzon::http
