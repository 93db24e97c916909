#include "db/pool.hpp"

#include "db/base_cache.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace buzon::db {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Few different values, so that most leases need no round trip to set one.
milliseconds rounded_up(milliseconds left)
{
    constexpr std::array kSteps{100, 250, 500, 1'000, 2'500, 5'000, 10'000, 30'000, 60'000};
    for (const int step : kSteps) {
        if (left <= milliseconds(step)) return milliseconds(step);
    }
    return milliseconds(600'000);
}

Error out_of_time(const char* what)
{
    return Error(Error::Kind::Connection,
                 {.message = what, .sqlstate = "", .query_name = "lease", .constraint = ""});
}

}  // namespace

Deadline Deadline::in(milliseconds budget)
{
    return Deadline(steady_clock::now() + budget);
}

milliseconds Deadline::left() const
{
    const auto left = std::chrono::ceil<milliseconds>(at_ - steady_clock::now());
    return std::max(left, milliseconds(0));
}

Pool::Lease::Lease(Pool& pool, Connection connection)
    : pool_(&pool), connection_(std::move(connection))
{
}

Pool::Lease::Lease(Lease&& other) noexcept
    : pool_(std::exchange(other.pool_, nullptr)), connection_(std::move(other.connection_))
{
}

Pool::Lease::~Lease()
{
    if (pool_ != nullptr) pool_->give_back(std::move(connection_));
}

Pool::Pool(ConnectSettings settings, std::size_t limit)
    : settings_(std::move(settings)), limit_(limit)
{
    idle_.reserve(limit_);
    if (!settings_.base_cache) settings_.base_cache = std::make_shared<BaseCache>();
}

Pool::Lease Pool::lease(Deadline deadline)
{
    std::optional<Connection> connection;
    {
        std::unique_lock lock(mutex_);
        while (!connection) {
            while (!idle_.empty() && !connection) {
                connection = std::move(idle_.back());
                idle_.pop_back();
                if (!connection->healthy()) {
                    connection.reset();
                    --open_;
                }
            }
            if (connection || open_ < limit_) break;
            if (freed_.wait_until(lock, deadline.at()) == std::cv_status::timeout &&
                idle_.empty() && open_ >= limit_) {
                throw out_of_time("every connection is in use");
            }
        }
        if (!connection) ++open_;
    }
    if (!connection) connection = connect();
    Lease lease(*this, *std::move(connection));
    if (deadline.left().count() == 0) throw out_of_time("the request's time is over");
    lease->set_statement_timeout(
        std::min(rounded_up(deadline.left()), settings_.statement_timeout));
    return lease;
}

Connection Pool::connect()
{
    try {
        return Connection(settings_);
    } catch (const Error&) {
        {
            const std::lock_guard lock(mutex_);
            --open_;
        }
        freed_.notify_one();
        throw;
    }
}

Pool::Usage Pool::usage() const
{
    const std::lock_guard lock(mutex_);
    return {limit_, open_, open_ - idle_.size()};
}

void Pool::give_back(Connection connection)
{
    const bool good = connection.healthy();
    {
        const std::lock_guard lock(mutex_);
        if (good) {
            idle_.push_back(std::move(connection));
        } else {
            --open_;
        }
    }
    freed_.notify_one();
}

}  // namespace buzon::db
