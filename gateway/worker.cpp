#include "gateway/worker.hpp"

#include "gateway/app/bounces.hpp"
#include "gateway/app/code_messenger.hpp"
#include "gateway/app/deliver_aviso.hpp"
#include "gateway/app/deliver_bank.hpp"
#include "gateway/app/deliver_estrados.hpp"
#include "gateway/app/freeze_notice.hpp"
#include "gateway/app/purge.hpp"
#include "gateway/app/term_clock.hpp"
#include "gateway/lane_worker.hpp"
#include "signing/random.hpp"

#include <fmt/format.h>

#include <thread>

namespace buzon {
namespace {

// What one thread owns for speaking with peers, and which row goes to whom.
class Deliveries {
  public:
    Deliveries(const Services& services, const Logger& log, const std::string& owner)
        : aviso_(services, log, owner),
          bank_(services, log, owner),
          estrados_(services, log, owner),
          freeze_notice_(services, log, owner)
    {
    }

    void deliver(const db::OutboxRow& row)
    {
        switch (row.kind) {
            case db::OutboxKind::Aviso: return aviso_.deliver(row);
            case db::OutboxKind::BankOrder:
            case db::OutboxKind::BankRelease: return bank_.deliver(row);
            case db::OutboxKind::EstradosPublish: return estrados_.deliver(row);
            case db::OutboxKind::FreezeNotice: return freeze_notice_.deliver(row);
        }
    }

  private:
    app::AvisoDelivery aviso_;
    app::BankDelivery bank_;
    app::EstradosDelivery estrados_;
    app::FreezeNoticeDelivery freeze_notice_;
};

}  // namespace

struct Workers::Impl {
    Impl(const Services& services_in, const Logger& log_in) : services(services_in), log(log_in) {}

    void start_lane(db::Lane lane, const std::vector<db::OutboxKind>& kinds, int threads_wanted,
                    int rows_at_once)
    {
        for (int i = 0; i < threads_wanted; ++i) {
            threads.emplace_back([this, lane, kinds, rows_at_once](const std::stop_token& stop) {
                const std::string owner = "buzon-" + signing::random_token();
                Deliveries deliveries(services, log, owner);
                work_lane(services, log,
                          {lane, kinds, rows_at_once, owner,
                           [&](const db::OutboxRow& row) { deliveries.deliver(row); }},
                          stop);
            });
        }
    }

    void start_clock()
    {
        threads.emplace_back([this](const std::stop_token& stop) {
            app::TermClock clock(services, log);
            app::Bounces bounces(services, log);
            app::Purge purge(services);
            const auto poll =
                std::chrono::milliseconds(services.config().workers.poll_milliseconds);
            while (!stop.stop_requested()) {
                try {
                    const int done = clock.run_once() + bounces.run_once();
                    purge.run_once();
                    if (done == 0) sleep_unless_stopped(poll, stop);
                } catch (const std::exception& error) {
                    log.write(LogLevel::Error, LogEvent::ClockStuck,
                              {{LogKey::Error, error.what()}});
                    sleep_unless_stopped(std::chrono::seconds(1), stop);
                }
            }
        });
    }

    // Apart from the clock: a slow provider of messages must not delay a term.
    void start_codes()
    {
        threads.emplace_back([this](const std::stop_token& stop) {
            app::CodeMessenger codes(services, log);
            const auto poll =
                std::chrono::milliseconds(services.config().workers.poll_milliseconds);
            while (!stop.stop_requested()) {
                try {
                    if (codes.run_once() == 0) sleep_unless_stopped(poll, stop);
                } catch (const std::exception& error) {
                    log.write(LogLevel::Error, LogEvent::DeliveryBroken,
                              {{LogKey::Kind, "codigo"}, {LogKey::Error, error.what()}});
                    sleep_unless_stopped(std::chrono::seconds(1), stop);
                }
            }
        });
    }

    const Services& services;
    const Logger& log;
    std::vector<std::jthread> threads;
};

Workers::Workers(const Services& services, const Logger& log)
    : impl_(std::make_unique<Impl>(services, log))
{
}

Workers::~Workers()
{
    stop();
}

void Workers::start()
{
    using db::Lane;
    using db::OutboxKind;
    const auto& wanted = impl_->services.config().workers;
    impl_->start_lane(Lane::Urgent, {OutboxKind::BankRelease}, wanted.releases, 1);
    impl_->start_lane(Lane::Urgent, {OutboxKind::BankOrder, OutboxKind::FreezeNotice},
                      wanted.urgent, 1);
    impl_->start_lane(Lane::Normal, {}, wanted.normal, 4);
    impl_->start_lane(Lane::Bulk, {}, wanted.bulk, 8);
    impl_->start_clock();
    impl_->start_codes();
}

void Workers::stop()
{
    for (std::jthread& thread : impl_->threads) thread.request_stop();
    impl_->threads.clear();
}

}  // namespace buzon
