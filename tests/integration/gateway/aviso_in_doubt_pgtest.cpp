#include "db/acts.hpp"
#include "db/documents.hpp"
#include "db/error.hpp"
#include "db/transaction.hpp"
#include "gateway/app/deliver_aviso.hpp"
#include "gateway/app/issue.hpp"
#include "gateway/files.hpp"
#include "tests/support/gateway_desk.hpp"
#include "tests/support/scripted_smtp.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <sstream>

// An aviso whose acceptance nobody knows: the copy in our own mailbox decides whether it is sent
// again. A try lasts at most 10 s and its copy is waited for until ten minutes after it began:
// longer than the next try of a definite refusal.
namespace buzon {
namespace {

using test::GatewayDesk;
using test::ScriptedSmtp;
using namespace std::chrono_literals;

constexpr auto kLease = 5s;
constexpr auto kResolved = 10min;

class Folder {
  public:
    Folder()
    {
        std::string name = testing::TempDir() + "buzon-copies-XXXXXX";
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
        path_ = name;
        std::filesystem::create_directories(path_ / "new");
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

enum class Copies { Kept, None };

class AnAviso : public ::testing::Test {
  protected:
    void use(Copies copies)
    {
        GatewayDesk::Setup setup;
        setup.configure = [&](Config& config) {
            config.smtp.url = fmt::format("smtp://127.0.0.1:{}", server_.port());
            config.smtp.tls = "none";
            config.smtp.timeout_seconds = 10;
            if (copies == Copies::None) return;
            config.smtp.copies_to = "copias@imss.example";
            config.smtp.copies = copies_.path();
            config.smtp.copy_wait_seconds = 590;
        };
        desk_.emplace(setup);
        desk_->clock().set(Instant::parse("2026-11-10T10:00:00-06:00").value());
        ASSERT_TRUE(app::issue(desk_->services(), test::sample_instance("multa", "R-1")));
    }

    // Every process that takes the row is a new one. False when there is no due row.
    bool deliver()
    {
        const std::string owner = fmt::format("prueba-{}", ++owners_);
        std::ostringstream lines;
        const Logger log(lines, LogLevel::Info, desk_->clock());
        app::AvisoDelivery delivery(desk_->services(), log, owner);
        db::Connection connection = desk_->connect();
        db::Transaction tx(connection);
        db::Claim claim{.lane = db::Lane::Normal,
                        .kinds = {db::OutboxKind::Aviso},
                        .owner = owner,
                        .lease = kLease,
                        .limit = 1,
                        .now = desk_->services().now()};
        const auto rows = db::claim(tx, claim);
        tx.commit();
        if (rows.empty()) return false;
        delivery.deliver(rows.front());
        return true;
    }

    // As kill -9 after the content has gone: what was begun is committed, its end is not.
    void deliver_and_die()
    {
        const auto rename = [&](const char* sql) {
            desk_->database().connect(db::Role::Owner).exec({"rename", sql});
        };
        server_says([=](const std::string& line) {
            if (line == "<content>") rename("ALTER TABLE delivery_attempts RENAME TO away");
            return ScriptedSmtp::polite(line);
        });
        EXPECT_THROW(deliver(), db::Error);
        server_says(ScriptedSmtp::polite);
        rename("ALTER TABLE away RENAME TO delivery_attempts");
        advance(kLease);
    }

    using Answer = std::function<std::string(const std::string& line)>;
    void server_says(Answer answer)
    {
        const std::scoped_lock lock(mutex_);
        answer_ = std::move(answer);
    }

    void advance(std::chrono::milliseconds by) { desk_->clock().set(desk_->clock().now() + by); }

    // What the mail server does with what it took: the copy as it lands in the Maildir.
    void land(const std::string& content)
    {
        std::string text = "Received: from buzon by correo; Tue, 10 Nov 2026 10:00:00 -0600\n";
        for (std::size_t i = 0; i < content.size(); ++i) {
            const bool stuffed = content[i] == '.' && i > 0 && content[i - 1] == '\n';
            if (content[i] != '\r' && !stuffed) text += content[i];
        }
        write_file(copies_.path() / "new/1794326404.V1I1.correo", text);
    }

    [[nodiscard]] std::string codes()
    {
        db::Connection connection = desk_->connect();
        std::string out;
        for (const auto& attempt : db::attempts_of(connection, OutboxId{1})) {
            out += (out.empty() ? "" : " ") + attempt.code;
        }
        return out;
    }

    [[nodiscard]] ActState state()
    {
        db::Connection connection = desk_->connect();
        return db::find_act(connection, ActId{1})->state;
    }

    std::atomic<int> contents_ = 0;  // messages that the server was given whole
    Folder copies_;
    std::optional<GatewayDesk> desk_;

  private:
    std::string answer(const std::string& line)
    {
        if (line == "<content>") ++contents_;
        const std::scoped_lock lock(mutex_);
        return answer_(line);
    }

    int owners_ = 0;
    std::mutex mutex_;
    Answer answer_ = ScriptedSmtp::polite;

  protected:
    ScriptedSmtp server_{[this](int, const std::string& line) { return answer(line); }};
};

TEST_F(AnAviso, CutShortWithItsCopyInTheBoxIsNotSentAgain)
{
    use(Copies::Kept);
    deliver_and_die();
    land(server_.content());
    ASSERT_TRUE(deliver());
    EXPECT_EQ(contents_, 1);
    EXPECT_EQ(codes(), "copia-encontrada");
    EXPECT_EQ(state(), ActState::AwaitingOpening);

    db::Connection connection = desk_->connect();
    const auto attempt = db::attempts_of(connection, OutboxId{1}).front();
    EXPECT_EQ(attempt.started_at + attempt.elapsed, desk_->clock().now())
        << "not before the server accepted it";
    ASSERT_TRUE(attempt.transcript);
    const auto proof = db::find_document(connection, *attempt.transcript);
    EXPECT_TRUE(proof->bytes.starts_with("Received: from buzon by correo;")) << proof->bytes;
    EXPECT_FALSE(deliver()) << "nothing is left to do";
}

TEST_F(AnAviso, CutShortWithoutACopyIsSentAgainAfterTheWait)
{
    use(Copies::Kept);
    deliver_and_die();
    const std::string first = server_.content();
    const std::size_t lines = server_.lines().size();
    ASSERT_TRUE(deliver());
    EXPECT_EQ(codes(), "espera-copia");
    EXPECT_FALSE(deliver()) << "it is not due";
    advance(kResolved - kLease - 1s);
    EXPECT_FALSE(deliver()) << "its copy may still come";
    EXPECT_EQ(server_.lines().size(), lines) << "the server was not spoken to";

    advance(1s);
    ASSERT_TRUE(deliver());
    EXPECT_EQ(contents_, 2);
    EXPECT_EQ(server_.content(), first) << "the same bytes, with the same Message-ID";
    EXPECT_EQ(codes(), "espera-copia 250/2.0.0");
    EXPECT_EQ(state(), ActState::AwaitingOpening);
}

TEST_F(AnAviso, WhoseCopyComesDuringTheWaitIsNotSentAgain)
{
    use(Copies::Kept);
    deliver_and_die();
    ASSERT_TRUE(deliver());
    land(server_.content());
    advance(kResolved);
    ASSERT_TRUE(deliver());
    EXPECT_EQ(contents_, 1);
    EXPECT_EQ(codes(), "espera-copia copia-encontrada");
}

TEST_F(AnAviso, WhoseAnswerWasLostIsLookedForLikeOneCutShort)
{
    use(Copies::Kept);
    server_says([](const std::string& line) {
        return line == "<content>" ? ScriptedSmtp::hang_up : ScriptedSmtp::polite(line);
    });
    ASSERT_TRUE(deliver());
    land(server_.content());
    advance(1min);
    ASSERT_TRUE(deliver());
    EXPECT_EQ(contents_, 1);
    EXPECT_EQ(codes(), "in-doubt copia-encontrada");
    EXPECT_EQ(state(), ActState::AwaitingOpening);
}

TEST_F(AnAviso, CutShortAgainWhileItIsSentAgainIsWaitedForAgain)
{
    use(Copies::Kept);
    deliver_and_die();
    advance(kResolved);
    deliver_and_die();
    EXPECT_EQ(contents_, 2);
    ASSERT_TRUE(deliver());
    EXPECT_EQ(codes(), "espera-copia");
    EXPECT_EQ(contents_, 2);
}

TEST_F(AnAviso, WithADefiniteRefusalIsInNoDoubt)
{
    use(Copies::Kept);
    server_says([](const std::string& line) {
        return line == "<content>" ? "451 4.3.0 later\r\n" : ScriptedSmtp::polite(line);
    });
    ASSERT_TRUE(deliver());
    server_says(ScriptedSmtp::polite);
    land("From: x\n\nanother message\n");
    advance(1min);
    ASSERT_TRUE(deliver()) << "sent at its own pace";
    EXPECT_EQ(codes(), "451/4.3.0 250/2.0.0");
    EXPECT_EQ(contents_, 2);
}

TEST_F(AnAviso, RefusedAfterADoubtThatTheWaitResolvedIsInNoDoubtAnyMore)
{
    use(Copies::Kept);
    deliver_and_die();
    advance(kResolved);
    server_says([](const std::string& line) {
        return line.starts_with("RCPT") ? "450 4.2.0 later\r\n" : ScriptedSmtp::polite(line);
    });
    ASSERT_TRUE(deliver());
    server_says(ScriptedSmtp::polite);
    advance(5min);
    ASSERT_TRUE(deliver());
    EXPECT_EQ(codes(), "450/4.2.0 250/2.0.0");
}

TEST_F(AnAviso, IsNotTakenForAcceptedByAFalseCopy)
{
    use(Copies::Kept);
    deliver_and_die();
    std::string other = server_.content();
    other.insert(other.size() - 4, "x");
    land(other);
    ASSERT_TRUE(deliver());
    EXPECT_EQ(codes(), "espera-copia");
}

TEST_F(AnAviso, InDoubtAtTheEndOfTheDayGivesWayToTheNextDaysAviso)
{
    use(Copies::Kept);
    desk_->clock().set(Instant::parse("2026-11-10T17:59:58-06:00").value());
    deliver_and_die();
    const std::string first = server_.content();
    land(first);
    ASSERT_TRUE(deliver());
    EXPECT_EQ(codes(), "fuera-de-horario") << "found too late to start the clock (CFF 13)";
    desk_->clock().set(Instant::parse("2026-11-11T09:30:00-06:00").value());
    ASSERT_TRUE(deliver());
    EXPECT_EQ(codes(), "fuera-de-horario 250/2.0.0");
    EXPECT_NE(server_.content(), first) << "with dates of its own";
}

TEST_F(AnAviso, CutShortWithoutCopiesIsSentAgainAtOnce)
{
    use(Copies::None);
    deliver_and_die();
    ASSERT_TRUE(deliver());
    EXPECT_EQ(contents_, 2);
    EXPECT_EQ(codes(), "250/2.0.0");
}

}  // namespace
}  // namespace buzon
