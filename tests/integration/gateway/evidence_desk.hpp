#pragma once

#include "core/xml.hpp"
#include "db/evidences.hpp"
#include "gateway/app/deliver_aviso.hpp"
#include "gateway/app/evidence_clerk.hpp"
#include "gateway/app/evidence_file.hpp"
#include "gateway/app/issue.hpp"
#include "gateway/app/sequence_log.hpp"
#include "gateway/app/term_clock.hpp"
#include "gateway/files.hpp"
#include "signing/random.hpp"
#include "tests/support/gateway_desk.hpp"
#include "tests/support/scripted_smtp.hpp"
#include "tests/unit/signing/note_sample.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace buzon::test {

// A gateway that keeps a log, whose acts live to the fourth day, and the evidences of it.
using namespace std::chrono_literals;

class EvidenceTest : public ::testing::Test {
  protected:
    explicit EvidenceTest(const char* clock_mode = "system")
    {
        GatewayDesk::Setup setup;
        setup.configure = [&, clock_mode](Config& config) {
            config.clock.mode = clock_mode;
            config.clock.file = "reloj";
            config.smtp.url = fmt::format("smtp://127.0.0.1:{}", server_.port());
            config.smtp.tls = "none";
            config.ledger.origin = "buzon.example/log";
            config.ledger.key = folder_.path / "log.key";
            write_file(config.ledger.key, signing::test::log_key());
        };
        desk_.emplace(setup);
    }

    // Gives the log's entries their places and signs it.
    int sequence() { return app::LogSequencer(desk_->services()).run_once(); }

    void at(const char* when) { desk_->clock().set(Instant::parse(when).value()); }
    void issue(const std::string& reference)
    {
        ASSERT_TRUE(app::issue(desk_->services(), test::sample_instance("multa", reference)));
    }
    int make() { return app::EvidenceClerk(desk_->services()).run_once(); }

    void deliver_aviso()
    {
        db::Connection connection = desk_->connect();
        db::Transaction tx(connection);
        const auto rows = db::claim(tx, {.lane = db::Lane::Normal,
                                         .kinds = {db::OutboxKind::Aviso},
                                         .owner = "prueba",
                                         .lease = 5s,
                                         .limit = 1,
                                         .now = desk_->services().now()});
        tx.commit();
        ASSERT_EQ(rows.size(), 1U);
        app::AvisoDelivery(desk_->services(), log(), "prueba").deliver(rows.front());
    }
    void close_terms() { ASSERT_EQ(app::TermClock(desk_->services(), log()).run_once(), 1); }
    void live()  // to the fourth day, nobody opens
    {
        issue("E-1");
        deliver_aviso();
        at("2026-11-17T09:00:00-06:00");
        close_terms();
    }

    std::vector<db::StoredEvidence> evidences(std::int64_t act = 1)
    {
        db::Connection connection = desk_->connect();
        return db::evidences_of(connection, ActId{act});
    }
    Logger& log()
    {
        if (!log_) log_.emplace(lines_, LogLevel::Error, desk_->clock());
        return *log_;
    }
    static std::string value(const std::string& xml, const std::string& path)
    {
        const auto doc = xml::parse(xml, "evidencia");
        return xml::xpath_string(doc->get(), "string(" + path + ")");
    }

    struct Folder {
        std::filesystem::path path =
            std::filesystem::temp_directory_path() / ("buzon-evidence-" + signing::random_token());
        Folder() { std::filesystem::create_directories(path); }
        Folder(const Folder&) = delete;
        Folder& operator=(const Folder&) = delete;
        ~Folder() { std::filesystem::remove_all(path); }
    };
    Folder folder_;
    ScriptedSmtp server_{[](int, const std::string& line) { return ScriptedSmtp::polite(line); }};
    std::optional<GatewayDesk> desk_;

  private:
    std::ostringstream lines_;
    std::optional<Logger> log_;
};

}  // namespace buzon::test
