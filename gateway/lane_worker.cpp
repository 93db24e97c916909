#include "gateway/lane_worker.hpp"

#include "gateway/database.hpp"

#include <condition_variable>
#include <mutex>

namespace buzon {
namespace {

constexpr auto kAfterFailure = std::chrono::seconds(1);

std::vector<db::OutboxRow> claim(const Services& services, const LaneWork& work)
{
    db::Claim claim;
    claim.lane = work.lane;
    claim.kinds = work.kinds;
    claim.owner = work.owner;
    claim.lease = std::chrono::seconds(services.config().workers.lease_seconds);
    claim.limit = work.rows_at_once;
    claim.now = services.now();
    return db::in_transaction(services.database(), request_deadline(),
                              [&](db::Transaction& tx) { return db::claim(tx, claim); });
}

void give_back(const Services& services, const Logger& log, const LaneWork& work)
{
    try {
        db::in_transaction(services.database(), request_deadline(),
                           [&](db::Transaction& tx) { db::release_leases(tx, work.owner); });
    } catch (const db::Error& error) {
        // Their leases will run out instead.
        log.write(LogLevel::Warning, LogEvent::DatabaseLost, {{LogKey::Error, error.what()}});
    }
}

}  // namespace

void sleep_unless_stopped(std::chrono::milliseconds pause, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, stop, pause, [] { return false; });
}

void work_lane(const Services& services, const Logger& log, const LaneWork& work,
               const std::stop_token& stop)
{
    const auto poll = std::chrono::milliseconds(services.config().workers.poll_milliseconds);
    while (!stop.stop_requested()) {
        std::vector<db::OutboxRow> rows;
        try {
            rows = claim(services, work);
        } catch (const db::Error& error) {
            log.write(LogLevel::Error, LogEvent::DatabaseLost, {{LogKey::Error, error.what()}});
            sleep_unless_stopped(kAfterFailure, stop);
            continue;
        }
        for (const db::OutboxRow& row : rows) {
            if (stop.stop_requested()) break;
            try {
                work.deliver(row);
            } catch (const std::exception& error) {
                log.write(LogLevel::Error, LogEvent::DeliveryBroken,
                          {{LogKey::Outbox, row.id.value},
                           {LogKey::Kind, db::name_of(row.kind)},
                           {LogKey::Error, error.what()}});
                sleep_unless_stopped(kAfterFailure, stop);
            }
        }
        if (rows.empty()) sleep_unless_stopped(poll, stop);
    }
    give_back(services, log, work);
}

}  // namespace buzon
