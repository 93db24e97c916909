#include "db/base_cache.hpp"

#include <utility>

namespace buzon::db {

BaseCache::Content BaseCache::find(const Sha256& sha) const
{
    const std::lock_guard lock(mutex_);
    const auto found = contents_.find(sha);
    return found == contents_.end() ? nullptr : found->second;
}

void BaseCache::keep(const Sha256& sha, Content content)
{
    const std::lock_guard lock(mutex_);
    const std::size_t size = content->size();
    if (size > kMostBytes / 4 || !contents_.emplace(sha, std::move(content)).second) return;
    oldest_first_.push_back(sha);
    bytes_ += size;
    while (bytes_ > kMostBytes) {
        const auto oldest = contents_.find(oldest_first_.front());
        bytes_ -= oldest->second->size();
        contents_.erase(oldest);
        oldest_first_.pop_front();
    }
}

}  // namespace buzon::db
