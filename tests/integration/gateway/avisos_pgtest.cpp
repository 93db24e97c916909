#include "db/acts.hpp"
#include "db/aviso_tries.hpp"
#include "db/events.hpp"
#include "db/outbox.hpp"
#include "db/transaction.hpp"
#include "db/work_items.hpp"
#include "gateway/app/bounces.hpp"
#include "gateway/app/deliver_aviso.hpp"
#include "gateway/app/deliver_reminder.hpp"
#include "gateway/app/deliver_terms_notice.hpp"
#include "gateway/app/issue.hpp"
#include "gateway/app/remind.hpp"
#include "gateway/files.hpp"
#include "tests/support/gateway_desk.hpp"
#include "tests/support/scripted_smtp.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <functional>
#include <mutex>
#include <sstream>
#include <thread>

// Avisos, reminders and bounces with a mail server that answers as the test says.
namespace buzon {
namespace {

using test::GatewayDesk;
using test::ScriptedSmtp;
using namespace std::chrono_literals;

class AnActByTheMailbox : public ::testing::Test {
  protected:
    void SetUp() override
    {
        std::string name = testing::TempDir() + "buzon-bounces-XXXXXX";
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        bounces_ = name;
        std::filesystem::create_directories(bounces_ / "new");
        GatewayDesk::Setup setup;
        setup.configure = [&](Config& config) {
            config.smtp.url = fmt::format("smtp://127.0.0.1:{}", server_.port());
            config.smtp.tls = "none";
            config.smtp.timeout_seconds = 10;
            config.smtp.bounces = bounces_;
        };
        desk_.emplace(setup);
        at("2026-11-10T10:00:00-06:00");  // a Tuesday; the 16th is no día hábil
        ASSERT_TRUE(app::issue(desk_->services(), test::sample_instance("multa", "R-1")));
    }
    void TearDown() override { std::filesystem::remove_all(bounces_); }

    void at(const char* when) { desk_->clock().set(Instant::parse(when).value()); }

    template <class Delivery>
    bool deliver(db::OutboxKind kind)
    {
        const std::string owner = fmt::format("prueba-{}", ++owners_);
        db::Connection connection = desk_->connect();
        db::Transaction tx(connection);
        const auto rows = db::claim(tx, {.lane = db::Lane::Normal,
                                         .kinds = {kind},
                                         .owner = owner,
                                         .lease = 5s,
                                         .limit = 1,
                                         .now = desk_->services().now()});
        tx.commit();
        if (rows.empty()) return false;
        Delivery delivery(desk_->services(), log(), owner);
        delivery.deliver(rows.front());
        return true;
    }
    bool deliver_aviso() { return deliver<app::AvisoDelivery>(db::OutboxKind::Aviso); }
    bool deliver_reminder()
    {
        return deliver<app::ReminderDelivery>(db::OutboxKind::AvisoReminder);
    }

    using Answer = std::function<std::string(const std::string& line)>;
    void server_says(Answer answer)
    {
        const std::scoped_lock lock(mutex_);
        answer_ = std::move(answer);
    }
    void server_greylists()
    {
        server_says([](const std::string& line) {
            return line.starts_with("RCPT") ? "450 4.2.0 later\r\n" : ScriptedSmtp::polite(line);
        });
    }

    void bounce(const std::string& file, const std::string& envid)
    {
        write_file(
            bounces_ / "new" / file,
            fmt::format("From: MAILER-DAEMON@correo\nSubject: Devuelto\nMIME-Version: 1.0\n"
                        "Content-Type: multipart/report; report-type=delivery-status;"
                        " boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
                        "Reporting-MTA: dns; correo\nOriginal-Envelope-Id: {}\n\n"
                        "Final-Recipient: rfc822; {}\nAction: failed\nStatus: 5.1.1\n"
                        "Diagnostic-Code: smtp; 550 no such user\n\n--b\n"
                        "Content-Type: text/rfc822-headers\n\nX-Buzon-Folio: {}\n\n--b--\n",
                        envid, tries(db::OutboxKind::Aviso).front().address, act().folio.str()));
    }
    int read_bounces() { return app::Bounces(desk_->services(), log()).run_once(); }

    [[nodiscard]] db::Act act()
    {
        db::Connection connection = desk_->connect();
        return db::find_act(connection, ActId{1}).value();
    }
    [[nodiscard]] std::vector<db::AvisoTry> tries(db::OutboxKind kind)
    {
        db::Connection connection = desk_->connect();
        return db::aviso_tries(connection, ActId{1}, kind);
    }
    [[nodiscard]] long events(ActEvent kind)
    {
        db::Connection connection = desk_->connect();
        return std::ranges::count(db::act_history(connection, ActId{1}), kind,
                                  &db::ActEventRow::kind);
    }
    [[nodiscard]] std::string work()
    {
        db::Connection connection = desk_->connect();
        std::string kinds;
        for (const auto& item : db::work_items_page(
                 connection,
                 {.unit = "3901", .state = {}, .kind = {}, .folio = {}, .before = {}})) {
            kinds += std::string(kinds.empty() ? "" : " ") + std::string(name_of(item.kind));
        }
        return kinds;
    }
    [[nodiscard]] Logger& log()
    {
        if (!log_) log_.emplace(lines_, LogLevel::Error, desk_->clock());
        return *log_;
    }

    std::atomic<int> contents_ = 0;  // messages that the server was given whole
    std::filesystem::path bounces_;
    std::optional<GatewayDesk> desk_;

  private:
    std::string answer(const std::string& line)
    {
        if (line == "<content>") ++contents_;
        const std::scoped_lock lock(mutex_);
        return answer_(line);
    }

    std::ostringstream lines_;
    std::optional<Logger> log_;
    int owners_ = 0;
    std::mutex mutex_;
    Answer answer_ = ScriptedSmtp::polite;

  protected:
    ScriptedSmtp server_{[this](int, const std::string& line) { return answer(line); }};
};

TEST_F(AnActByTheMailbox, WhoseAvisoCouldNotLeaveForAWeekIsNotGivenUp)
{
    at("2026-11-17T20:00:00-06:00");  // nobody worked for a week, and now it is night
    ASSERT_TRUE(deliver_aviso());
    EXPECT_EQ(act().state, ActState::Deposited);
    at("2026-11-18T09:30:00-06:00");
    server_greylists();
    ASSERT_TRUE(deliver_aviso()) << "the first time that the server is asked";
    EXPECT_EQ(act().state, ActState::Deposited);
    server_says(ScriptedSmtp::polite);
    at("2026-11-18T12:00:00-06:00");
    ASSERT_TRUE(deliver_aviso());
    EXPECT_EQ(act().state, ActState::AwaitingOpening);
    EXPECT_EQ(work(), "");
}

TEST_F(AnActByTheMailbox, WhoseAvisoIsPutOffForDaysIsWorkAndAfterFiveItFails)
{
    server_greylists();
    ASSERT_TRUE(deliver_aviso());
    at("2026-11-11T12:00:00-06:00");
    ASSERT_TRUE(deliver_aviso());
    EXPECT_EQ(work(), "");
    at("2026-11-12T12:00:00-06:00");
    ASSERT_TRUE(deliver_aviso());
    EXPECT_EQ(work(), "aviso_in_doubt");
    at("2026-11-13T12:00:00-06:00");
    ASSERT_TRUE(deliver_aviso());
    EXPECT_EQ(work(), "aviso_in_doubt") << "once";
    at("2026-11-17T12:00:00-06:00");
    ASSERT_TRUE(deliver_aviso());
    EXPECT_EQ(act().state, ActState::ContactFailed);
    EXPECT_EQ(work(), "contact_failed aviso_in_doubt");
}

TEST_F(AnActByTheMailbox, BouncedTwiceInOneReportIsOneEventAndOneItem)
{
    ASSERT_TRUE(deliver_aviso());
    const auto due = act().due_on;
    bounce("1.V1I1.correo", "outbox-1");
    EXPECT_EQ(read_bounces(), 1);
    // As after a crash between the commit and the mark.
    std::filesystem::rename(bounces_ / "cur/1.V1I1.correo:2,S", bounces_ / "new/1.V1I1.correo");
    EXPECT_EQ(read_bounces(), 1);
    EXPECT_EQ(events(ActEvent::AvisoBounced), 1);
    EXPECT_EQ(work(), "aviso_bounced");
    EXPECT_EQ(act().due_on, due);
    const auto aviso = tries(db::OutboxKind::Aviso).front();
    EXPECT_TRUE(aviso.bounced_at);
    EXPECT_EQ(aviso.bounce_status, "5.1.1");
}

TEST_F(AnActByTheMailbox, WhoseNoticeOfDatesMayHaveLeftIsNotSentItAgain)
{
    {
        db::Connection connection = desk_->connect();
        db::Transaction tx(connection);
        db::enqueue(tx, {db::Lane::Normal, db::OutboxKind::TermsNotice, ActId{1}, "fechas|1",
                         R"({"address":"e1@prueba.invalid","begun":"2026-11-10T17:59:59Z"})",
                         desk_->services().now()});
        tx.commit();
    }
    const auto deliver_notice = [this] {
        return deliver<app::TermsNoticeDelivery>(db::OutboxKind::TermsNotice);
    };
    at("2026-11-10T20:00:00-06:00");  // the process ended in the middle; its row comes back by
                                      // night
    ASSERT_TRUE(deliver_notice());
    at("2026-11-11T12:00:00-06:00");
    EXPECT_FALSE(deliver_notice()) << "put off, it would have left twice";
    EXPECT_EQ(events(ActEvent::ChangeTold), 0);
}

TEST_F(AnActByTheMailbox, IsRemindedOnceOnDayTwoByTwoProcesses)
{
    ASSERT_TRUE(deliver_aviso());
    app::Reminders early(desk_->services());
    at("2026-11-11T10:00:00-06:00");
    EXPECT_EQ(early.run_once(), 0) << "day 1";
    at("2026-11-12T09:29:59-06:00");
    EXPECT_EQ(early.run_once(), 0) << "before hours";
    at("2026-11-12T09:30:00-06:00");
    std::atomic<int> queued = 0;
    {
        std::vector<std::jthread> both;
        for (int i = 0; i < 2; ++i) {
            both.emplace_back([&] { queued += app::Reminders(desk_->services()).run_once(); });
        }
    }
    EXPECT_EQ(queued, 1);
    ASSERT_TRUE(deliver_reminder());
    EXPECT_FALSE(deliver_reminder());
    EXPECT_EQ(contents_, 2) << "the aviso and one reminder";
    EXPECT_EQ(events(ActEvent::AvisoReminded), 1);
    EXPECT_EQ(act().state, ActState::AwaitingOpening);
    EXPECT_EQ(app::Reminders(desk_->services()).run_once(), 0);
}

TEST_F(AnActByTheMailbox, WhoseReminderIsInDoubtGetsNoOther)
{
    ASSERT_TRUE(deliver_aviso());
    at("2026-11-12T10:00:00-06:00");
    ASSERT_EQ(app::Reminders(desk_->services()).run_once(), 1);
    server_says([](const std::string& line) {
        return line == "<content>" ? ScriptedSmtp::hang_up : ScriptedSmtp::polite(line);
    });
    ASSERT_TRUE(deliver_reminder());
    server_says(ScriptedSmtp::polite);
    at("2026-11-12T11:00:00-06:00");
    EXPECT_FALSE(deliver_reminder());
    EXPECT_EQ(contents_, 2);
    EXPECT_EQ(events(ActEvent::AvisoReminded), 0);
}

TEST_F(AnActByTheMailbox, WhoseReminderIsLateIsNotReminded)
{
    ASSERT_TRUE(deliver_aviso());
    at("2026-11-12T17:59:00-06:00");
    ASSERT_EQ(app::Reminders(desk_->services()).run_once(), 1);
    server_greylists();
    ASSERT_TRUE(deliver_reminder());
    server_says(ScriptedSmtp::polite);
    at("2026-11-13T10:00:00-06:00");
    ASSERT_TRUE(deliver_reminder());
    EXPECT_EQ(contents_, 1);
    EXPECT_EQ(work(), "") << "a reminder is nobody's work";
}

TEST_F(AnActByTheMailbox, WhoseOnlyAddressSentTheAvisoBackIsNotReminded)
{
    ASSERT_TRUE(deliver_aviso());
    bounce("1.V1I1.correo", "outbox-1");
    EXPECT_EQ(read_bounces(), 1);
    at("2026-11-12T10:00:00-06:00");
    EXPECT_EQ(app::Reminders(desk_->services()).run_once(), 0);
}

TEST_F(AnActByTheMailbox, WhoseReminderBouncedHasNoBouncedAviso)
{
    ASSERT_TRUE(deliver_aviso());
    at("2026-11-12T10:00:00-06:00");
    ASSERT_EQ(app::Reminders(desk_->services()).run_once(), 1);
    ASSERT_TRUE(deliver_reminder());
    const auto row = tries(db::OutboxKind::AvisoReminder).front().row;
    bounce("1.V1I1.correo", fmt::format("outbox-{}", row.value));
    EXPECT_EQ(read_bounces(), 1);
    EXPECT_EQ(events(ActEvent::AvisoBounced), 0);
    EXPECT_EQ(work(), "");
    EXPECT_FALSE(tries(db::OutboxKind::Aviso).front().bounced_at);
}

}  // namespace
}  // namespace buzon
