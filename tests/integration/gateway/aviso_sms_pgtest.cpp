#include "db/aviso_tries.hpp"
#include "db/documents.hpp"
#include "db/events.hpp"
#include "db/mailboxes.hpp"
#include "db/outbox.hpp"
#include "db/transaction.hpp"
#include "db/work_items.hpp"
#include "gateway/app/aviso_status.hpp"
#include "gateway/app/deliver_aviso.hpp"
#include "gateway/app/deliver_sms.hpp"
#include "gateway/app/issue.hpp"
#include "gateway/app/work.hpp"
#include "tests/support/gateway_desk.hpp"
#include "tests/support/scripted_http.hpp"
#include "tests/support/scripted_smtp.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <sstream>

// The text message that follows an aviso, with a provider that answers as the test says.
namespace buzon {
namespace {

using test::GatewayDesk;
using test::ScriptedHttp;
using test::ScriptedSmtp;
using namespace std::chrono_literals;

constexpr db::Query kBegin{"test_begin_sms",
                           "UPDATE outbox SET payload ="
                           " payload || '{\"begun\":\"2026-11-10T16:00:01Z\"}'::jsonb"
                           " WHERE kind = 'aviso_sms'"};
constexpr const char* kMobile = "55 2030 4050";  // as a registry may hold it
constexpr const char* kWrittenTo = "+525520304050";

class AnEmployerWithAMobile : public ::testing::Test {
  protected:
    enum class Provider { Configured, None };

    void SetUp() override { open(Provider::Configured); }

    void open(Provider provider)
    {
        GatewayDesk::Setup setup;
        setup.configure = [&](Config& config) {
            config.smtp.url = fmt::format("smtp://127.0.0.1:{}", smtp_.port());
            config.smtp.tls = "none";
            config.sms.url = provider == Provider::None
                                 ? ""
                                 : fmt::format("http://127.0.0.1:{}/mensajes", sms_.port());
        };
        desk_.emplace(setup);
        at("2026-11-10T10:00:00-06:00");  // a Tuesday
        const auto moment = Instant::parse("2026-01-05T10:00:00-06:00").value();
        work([&](db::Transaction& tx) {
            db::add_contact(tx, {.rfc = *Rfc::parse(test::kEmployer),
                                 .kind = db::ContactKind::Mobile,
                                 .address = kMobile,
                                 .registered_at = moment,
                                 .confirmed_at = moment,
                                 .bounced_at = {},
                                 .lapsed_at = {},
                                 .withdrawn_at = {}});
        });
        ASSERT_TRUE(app::issue(desk_->services(), test::sample_instance("multa", "R-1")));
    }

    void at(const char* when) { desk_->clock().set(Instant::parse(when).value()); }

    template <class Work>
    void work(Work work)
    {
        db::Connection connection = desk_->connect();
        db::Transaction tx(connection);
        work(tx);
        tx.commit();
    }

    template <class Delivery>
    bool deliver(db::OutboxKind kind)
    {
        const std::string owner = fmt::format("prueba-{}", ++owners_);
        std::vector<db::OutboxRow> rows;
        work([&](db::Transaction& tx) {
            rows = db::claim(tx, {.lane = db::Lane::Normal,
                                  .kinds = {kind},
                                  .owner = owner,
                                  .lease = 5s,
                                  .limit = 1,
                                  .now = desk_->services().now()});
        });
        if (rows.empty()) return false;
        Delivery(desk_->services(), log_, owner).deliver(rows.front());
        return true;
    }
    bool send_aviso() { return deliver<app::AvisoDelivery>(db::OutboxKind::Aviso); }
    bool send_sms() { return deliver<app::SmsDelivery>(db::OutboxKind::AvisoSms); }

    [[nodiscard]] db::Act act(std::int64_t id = 1)
    {
        db::Connection connection = desk_->connect();
        return db::find_act(connection, ActId{id}).value();
    }
    [[nodiscard]] std::vector<db::AvisoTry> tries(std::int64_t id = 1)
    {
        db::Connection connection = desk_->connect();
        return db::aviso_tries(connection, ActId{id}, db::OutboxKind::AvisoSms);
    }
    [[nodiscard]] app::AvisoStatus status() { return app::aviso_statuses(tries()).at(0); }
    [[nodiscard]] std::vector<db::ActEventRow> events(ActEvent kind)
    {
        db::Connection connection = desk_->connect();
        auto all = db::act_history(connection, ActId{1});
        std::erase_if(all, [&](const db::ActEventRow& one) { return one.kind != kind; });
        return all;
    }
    [[nodiscard]] std::string evidence()
    {
        db::Connection connection = desk_->connect();
        const auto found =
            db::find_act_document(connection, ActId{1}, db::DocumentRole::SmsTranscript);
        return found ? found->bytes : "";
    }
    [[nodiscard]] std::vector<db::WorkItem> items()
    {
        db::Connection connection = desk_->connect();
        return db::work_items_page(
            connection, {.unit = "3901", .state = {}, .kind = {}, .folio = {}, .before = {}});
    }

    std::atomic<int> status_ = 202;  // that the provider answers with; 0: it hangs up
    std::ostringstream lines_;
    FixedClock clock_{Instant{}};
    Logger log_{lines_, LogLevel::Info, clock_};
    int owners_ = 0;
    ScriptedSmtp smtp_{[](int, const std::string& line) { return ScriptedSmtp::polite(line); }};
    ScriptedHttp sms_{[this](const std::string&) {
        return ScriptedHttp::Answer{status_, R"({"id":"m1","estado":"recibido"})"};
    }};
    std::optional<GatewayDesk> desk_;
};

TEST_F(AnEmployerWithAMobile, IsToldOnceAfterTheAvisoAndNoClockNotices)
{
    EXPECT_FALSE(send_sms()) << "before t0";
    ASSERT_TRUE(send_aviso());
    const auto due = act().due_on;
    at("2026-11-10T16:01:00Z");
    ASSERT_TRUE(send_sms());
    EXPECT_FALSE(send_sms());
    ASSERT_EQ(sms_.bodies().size(), 1u);
    const std::string sent = sms_.bodies().front();
    EXPECT_NE(sent.find(fmt::format(R"("to":"{}")", kWrittenTo)), sent.npos) << sent;
    EXPECT_NE(sent.find(act().folio.str()), sent.npos) << sent;
    EXPECT_NE(sent.find(act().check_code), sent.npos) << sent;
    EXPECT_EQ(sent.find(test::kEmployer), sent.npos) << sent;
    EXPECT_EQ(sent.find("multa"), sent.npos) << sent;

    const auto told = events(ActEvent::AvisoTexted);
    ASSERT_EQ(told.size(), 1u);
    EXPECT_GE(told.front().occurred_at, events(ActEvent::AvisoSent).front().occurred_at);
    EXPECT_NE(evidence().find("HTTP 202\n{\"id\":\"m1\",\"estado\":\"recibido\"}"),
              std::string::npos)
        << evidence();
    EXPECT_NE(evidence().find(act().folio.str()), std::string::npos);
    EXPECT_EQ(status().standing, app::AvisoStanding::Accepted);
    EXPECT_EQ(app::masked(status().address), "…4050");
    EXPECT_EQ(act().state, ActState::AwaitingOpening);
    EXPECT_EQ(act().due_on, due);
    EXPECT_TRUE(items().empty());
    EXPECT_EQ(lines_.str().find("2030"), std::string::npos);
}

TEST_F(AnEmployerWithAMobile, ThatTheProviderRefusesIsWorkOnceAndIsNotWrittenToAgain)
{
    ASSERT_TRUE(send_aviso());
    const auto due = act().due_on;
    status_ = 422;
    ASSERT_TRUE(send_sms());
    EXPECT_FALSE(send_sms());
    EXPECT_EQ(status().standing, app::AvisoStanding::Refused);
    ASSERT_EQ(events(ActEvent::TextRefused).size(), 1u);
    EXPECT_TRUE(events(ActEvent::AvisoTexted).empty());
    EXPECT_EQ(act().due_on, due);
    ASSERT_EQ(items().size(), 1u);
    EXPECT_EQ(items().front().kind, db::WorkKind::MobileRefused);
    const auto work = app::find_work(desk_->services(), items().front().id, "3901");
    ASSERT_TRUE(work);
    EXPECT_NE(work->happened.find("…4050"), std::string::npos) << work->happened;
    EXPECT_EQ(work->happened.find("2030"), std::string::npos) << work->happened;
    {
        db::Connection connection = desk_->connect();
        const auto means = db::contacts_of(connection, *Rfc::parse(test::kEmployer));
        const auto mobile =
            std::ranges::find(means, std::string(kMobile), &db::ContactMeans::address);
        EXPECT_TRUE(mobile != means.end() && mobile->bounced_at);
    }
    ASSERT_TRUE(app::issue(desk_->services(), test::sample_instance("multa", "R-2")));
    ASSERT_TRUE(send_aviso());
    EXPECT_TRUE(tries(2).empty());
}

TEST_F(AnEmployerWithAMobile, WhoseMessageMayHaveLeftIsNotSentItAgain)
{
    ASSERT_TRUE(send_aviso());
    work([](db::Transaction& tx) {  // a process ended between its mark and the provider's answer
        tx.exec(kBegin);
    });
    at("2026-11-10T20:00:00-06:00");  // its row comes back by night
    ASSERT_TRUE(send_sms());
    at("2026-11-11T12:00:00-06:00");
    EXPECT_FALSE(send_sms()) << "put off, it would have left twice";
    EXPECT_TRUE(sms_.bodies().empty());
    EXPECT_EQ(status().standing, app::AvisoStanding::InDoubt);

    ASSERT_TRUE(app::issue(desk_->services(), test::sample_instance("multa", "R-2")));
    ASSERT_TRUE(send_aviso());
    status_ = 0;
    ASSERT_TRUE(send_sms());
    status_ = 202;
    at("2026-11-11T16:00:00-06:00");
    EXPECT_FALSE(send_sms()) << "the provider had it and hung up";
    EXPECT_EQ(sms_.bodies().size(), 1u);
    EXPECT_TRUE(items().empty()) << "a courtesy in doubt is nobody's work";
}

TEST_F(AnEmployerWithAMobile, WaitsForHoursAndForTheProvider)
{
    at("2026-11-10T17:59:59-06:00");
    ASSERT_TRUE(send_aviso());
    at("2026-11-10T18:30:00-06:00");
    ASSERT_TRUE(send_sms());
    EXPECT_TRUE(sms_.bodies().empty()) << "after hours";
    EXPECT_EQ(tries().front().not_before, Instant::parse("2026-11-11T09:30:00-06:00").value());
    at("2026-11-11T09:30:00-06:00");
    status_ = 503;
    ASSERT_TRUE(send_sms());
    EXPECT_FALSE(send_sms()) << "back-off";
    EXPECT_EQ(status().standing, app::AvisoStanding::Waiting);
    status_ = 202;
    at("2026-11-11T12:00:00-06:00");
    ASSERT_TRUE(send_sms());
    EXPECT_EQ(sms_.bodies().size(), 2u);
    EXPECT_EQ(events(ActEvent::AvisoTexted).size(), 1u);
}

TEST_F(AnEmployerWithAMobile, WithdrawnMeanwhileIsNotToldNorWithoutAProvider)
{
    ASSERT_TRUE(send_aviso());
    work([&](db::Transaction& tx) {
        for (const auto& means : db::contacts_of(tx, *Rfc::parse(test::kEmployer))) {
            if (means.kind == db::ContactKind::Mobile) {
                db::mark_contact(tx, means.id, db::ContactMark::Withdrawn, desk_->services().now());
            }
        }
    });
    ASSERT_TRUE(send_sms());
    EXPECT_TRUE(sms_.bodies().empty());
    EXPECT_EQ(status().standing, app::AvisoStanding::NotNeeded);

    open(Provider::None);
    ASSERT_TRUE(send_aviso());
    EXPECT_TRUE(tries().empty());
}

}  // namespace
}  // namespace buzon
