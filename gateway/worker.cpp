#include "gateway/worker.hpp"

#include "gateway/app/ask_witnesses.hpp"
#include "gateway/app/bank_silence.hpp"
#include "gateway/app/bounces.hpp"
#include "gateway/app/code_messenger.hpp"
#include "gateway/app/deliver_aviso.hpp"
#include "gateway/app/deliver_bank.hpp"
#include "gateway/app/deliver_estrados.hpp"
#include "gateway/app/deliver_reminder.hpp"
#include "gateway/app/deliver_sms.hpp"
#include "gateway/app/deliver_terms_notice.hpp"
#include "gateway/app/estrados_proofs.hpp"
#include "gateway/app/evidence_clerk.hpp"
#include "gateway/app/freeze_notice.hpp"
#include "gateway/app/key_watch.hpp"
#include "gateway/app/purge.hpp"
#include "gateway/app/recompute_terms.hpp"
#include "gateway/app/remind.hpp"
#include "gateway/app/renew_aviso.hpp"
#include "gateway/app/sequence_log.hpp"
#include "gateway/app/term_clock.hpp"
#include "gateway/app/work.hpp"
#include "gateway/lane_worker.hpp"
#include "signing/random.hpp"

#include <fmt/format.h>

#include <thread>

namespace buzon {
namespace {

constexpr std::chrono::seconds kLookAtKeys{10};

// What one thread owns for speaking with peers, and which row goes to whom.
class Deliveries {
  public:
    Deliveries(const Services& services, const Logger& log, const std::string& owner)
        : aviso_(services, log, owner),
          reminder_(services, log, owner),
          terms_notice_(services, log, owner),
          sms_(services, log, owner),
          bank_(services, log, owner),
          estrados_(services, log, owner),
          freeze_notice_(services, log, owner)
    {
    }

    void deliver(const db::OutboxRow& row)
    {
        switch (row.kind) {
            case db::OutboxKind::Aviso: return aviso_.deliver(row);
            case db::OutboxKind::AvisoReminder: return reminder_.deliver(row);
            case db::OutboxKind::TermsNotice: return terms_notice_.deliver(row);
            case db::OutboxKind::AvisoSms: return sms_.deliver(row);
            case db::OutboxKind::BankOrder:
            case db::OutboxKind::BankRelease: return bank_.deliver(row);
            case db::OutboxKind::EstradosPublish: return estrados_.deliver(row);
            case db::OutboxKind::FreezeNotice: return freeze_notice_.deliver(row);
        }
    }

  private:
    app::AvisoDelivery aviso_;
    app::ReminderDelivery reminder_;
    app::TermsNoticeDelivery terms_notice_;
    app::SmsDelivery sms_;
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

    // A thread that does one round after another: `make` makes on it what the rounds need and
    // returns one round, which says how much it did. It pauses after a round that did nothing, and
    // a second after one that threw.
    template <class Make>
    void start_rounds(LogEvent broken, std::chrono::milliseconds pause, Make make)
    {
        threads.emplace_back([this, broken, pause, make](const std::stop_token& stop) {
            auto round = make();
            while (!stop.stop_requested()) {
                try {
                    if (round(stop) == 0) sleep_unless_stopped(pause, stop);
                } catch (const std::exception& error) {
                    log.write(LogLevel::Error, broken, {{LogKey::Error, error.what()}});
                    sleep_unless_stopped(std::chrono::seconds(1), stop);
                }
            }
        });
    }

    // A slow provider of messages must not delay a term.
    void start_codes()
    {
        start_rounds(LogEvent::DeliveryBroken, poll(), [this] {
            auto codes = std::make_shared<app::CodeMessenger>(services, log);
            return [codes](const std::stop_token&) { return codes->run_once(); };
        });
    }

    void start_clock()
    {
        start_rounds(LogEvent::ClockStuck, poll(), [this] {
            return [upkeep = app::TermsUpkeep(services, log), clock = app::TermClock(services, log),
                    purge = app::Purge(services)](const std::stop_token&) mutable {
                // A term that a later accord lengthens is lengthened before it is closed.
                const int done = upkeep.run_once() + clock.run_once();
                purge.run_once();
                return done;
            };
        });
    }

    // What no date depends on: reminders, avisos to mended addresses, banks that did not answer,
    // work that settled by itself.
    void start_upkeep()
    {
        start_rounds(LogEvent::UpkeepFailed, 4 * poll(), [this] {
            return [mended = app::MendedContact(services), reminders = app::Reminders(services),
                    silence = app::BankSilence(services),
                    sweep = app::WorkSweep(services)](const std::stop_token&) mutable {
                return mended.run_once() + reminders.run_once() + silence.run_once() +
                       sweep.run_once();
            };
        });
    }

    // A checkpoint a second: a full batch is followed by the next at once, another only after it.
    void start_log()
    {
        start_rounds(LogEvent::LogStuck, std::chrono::seconds(1), [this] {
            return [sequencer = app::LogSequencer(services)](const std::stop_token&) mutable {
                return sequencer.run_once() / app::LogSequencer::kBatch;
            };
        });
        // A witness that answers slowly must not hold up the log.
        start_rounds(LogEvent::LogStuck, std::chrono::seconds(1), [this] {
            return [witnesses = app::AskWitnesses(services, log)](const std::stop_token&) mutable {
                witnesses.run_once();
                return 0;
            };
        });
    }

    // A public page that answers slowly must not hold up a term.
    void start_estrados()
    {
        start_rounds(LogEvent::EstradosMissed, poll(), [this] {
            return [proofs = app::EstradosProofs(services, log)](const std::stop_token&) mutable {
                return proofs.run_once();
            };
        });
    }

    // The evidence of what just happened: behind nothing else, and nothing waits for it.
    void start_evidence()
    {
        start_rounds(LogEvent::EvidenceStuck, poll(), [this] {
            auto clerk = std::make_shared<app::EvidenceClerk>(services);
            return [clerk](const std::stop_token&) { return clerk->run_once(); };
        });
    }

    // A mail server that does not answer keeps nobody from his date.
    void start_bounces()
    {
        const auto pause = std::chrono::seconds(services.config().bounces.poll_seconds);
        start_rounds(LogEvent::BouncesUnread, pause, [this] {
            auto bounces = std::make_shared<app::Bounces>(services, log);
            return [bounces](const std::stop_token& stop) {
                bounces->run_once(stop);
                return 0;  // it reads until nothing is left
            };
        });
    }

    // A token that does not answer must not hold up what needs no key of it.
    void start_keys()
    {
        start_rounds(LogEvent::KeyAway, kLookAtKeys, [this] {
            return [watch = app::KeyWatch(services, log)](const std::stop_token&) mutable {
                watch.run_once();
                return 0;
            };
        });
    }

    [[nodiscard]] std::chrono::milliseconds poll() const
    {
        return std::chrono::milliseconds(services.config().workers.poll_milliseconds);
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
    if (impl_->services.log_signer() != nullptr) impl_->start_log();
    impl_->start_codes();
    impl_->start_upkeep();
    impl_->start_bounces();
    impl_->start_estrados();
    impl_->start_evidence();
    impl_->start_keys();
}

void Workers::stop()
{
    for (std::jthread& thread : impl_->threads) thread.request_stop();
    impl_->threads.clear();
}

}  // namespace buzon
