#pragma once

#include "core/sha256.hpp"

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace buzon::db {

// The contents that documents were lately packed against, so that neither storing nor reading
// fetches a base each time. Keyed by digest, so never stale; bounded, the oldest goes first.
// Thread-safe: the connections of a pool share one.
class BaseCache {
  public:
    using Content = std::shared_ptr<const std::string>;

    [[nodiscard]] Content find(const Sha256& sha) const;
    // Only contents whose document was found to have this digest.
    void keep(const Sha256& sha, Content content);

  private:
    static constexpr std::size_t kMostBytes = std::size_t{64} << 20U;

    mutable std::mutex mutex_;
    std::map<Sha256, Content> contents_;
    std::deque<Sha256> oldest_first_;
    std::size_t bytes_ = 0;
};

}  // namespace buzon::db
